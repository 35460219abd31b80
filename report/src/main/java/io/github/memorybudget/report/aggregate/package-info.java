/** Results gathered from several places. */
@NullMarked
package io.github.memorybudget.report.aggregate;

import org.jspecify.annotations.NullMarked;
