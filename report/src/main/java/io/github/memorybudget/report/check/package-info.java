/** What fails a build. */
@NullMarked
package io.github.memorybudget.report.check;

import org.jspecify.annotations.NullMarked;
