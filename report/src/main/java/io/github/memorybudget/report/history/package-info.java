/** Figures from build to build. */
@NullMarked
package io.github.memorybudget.report.history;

import org.jspecify.annotations.NullMarked;
