/** The summary for a terminal or a build log. */
@NullMarked
package io.github.memorybudget.report.render.console;

import org.jspecify.annotations.NullMarked;
