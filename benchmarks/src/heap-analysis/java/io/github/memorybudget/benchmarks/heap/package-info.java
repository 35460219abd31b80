/** Heap-dump analysis beside other libraries, each in a JVM of its own. */
@NullMarked
package io.github.memorybudget.benchmarks.heap;

import org.jspecify.annotations.NullMarked;
