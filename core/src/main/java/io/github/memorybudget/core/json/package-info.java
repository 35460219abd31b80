/** A small JSON writer. */
@NullMarked
package io.github.memorybudget.core.json;

import org.jspecify.annotations.NullMarked;
