/** Bloated data: an index of prices as a map of boxed numbers, and as arrays. */
package io.github.memorybudget.examples.footprint;
