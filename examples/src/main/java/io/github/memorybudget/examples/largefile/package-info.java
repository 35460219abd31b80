/** Large-object retention: the errors in a log counted from the whole text, and line by line. */
package io.github.memorybudget.examples.largefile;
