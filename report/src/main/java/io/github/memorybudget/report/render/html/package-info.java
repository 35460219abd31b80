/** The report for a browser: one static page. */
@NullMarked
package io.github.memorybudget.report.render.html;

import org.jspecify.annotations.NullMarked;
