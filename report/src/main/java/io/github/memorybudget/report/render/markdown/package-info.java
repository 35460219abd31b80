/** The report for a pull request. */
@NullMarked
package io.github.memorybudget.report.render.markdown;

import org.jspecify.annotations.NullMarked;
