/** What the project costs, measured. */
@NullMarked
package io.github.memorybudget.benchmarks;

import org.jspecify.annotations.NullMarked;
