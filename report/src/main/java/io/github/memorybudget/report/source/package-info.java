/** Where tests are written. */
@NullMarked
package io.github.memorybudget.report.source;

import org.jspecify.annotations.NullMarked;
