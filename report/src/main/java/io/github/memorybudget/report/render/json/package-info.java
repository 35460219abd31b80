/** The report for other tools. */
@NullMarked
package io.github.memorybudget.report.render.json;

import org.jspecify.annotations.NullMarked;
