/** Unbounded cache: pages remembered by request, without and with a limit. */
package io.github.memorybudget.examples.cache;
