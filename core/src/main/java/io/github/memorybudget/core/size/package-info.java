/** Sizes in bytes: reading and showing them. */
@NullMarked
package io.github.memorybudget.core.size;

import org.jspecify.annotations.NullMarked;
