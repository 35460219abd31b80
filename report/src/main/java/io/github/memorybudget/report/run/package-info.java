/** What a goal or a command does, whoever calls it. */
@NullMarked
package io.github.memorybudget.report.run;

import org.jspecify.annotations.NullMarked;
