/** The command line, for builds without Maven. */
@NullMarked
package io.github.memorybudget.report.cli;

import org.jspecify.annotations.NullMarked;
