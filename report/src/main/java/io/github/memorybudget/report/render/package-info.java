/** From one report to the files of a report directory. */
@NullMarked
package io.github.memorybudget.report.render;

import org.jspecify.annotations.NullMarked;
