/** What sizing objects costs, beside other libraries, and what collections cost by entry. */
@NullMarked
package io.github.memorybudget.benchmarks.sizing;

import org.jspecify.annotations.NullMarked;
