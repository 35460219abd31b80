/** From results to a judged report. */
@NullMarked
package io.github.memorybudget.report.judge;

import org.jspecify.annotations.NullMarked;
