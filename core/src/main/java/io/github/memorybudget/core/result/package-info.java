/** The results format: one immutable value a line, and its writer. */
@NullMarked
package io.github.memorybudget.core.result;

import org.jspecify.annotations.NullMarked;
