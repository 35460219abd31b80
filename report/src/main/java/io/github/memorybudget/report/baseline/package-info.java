/** The accepted figures: {@code memory-baseline.json}, what compares with it, and how it is brought up to date. */
@NullMarked
package io.github.memorybudget.report.baseline;

import org.jspecify.annotations.NullMarked;
