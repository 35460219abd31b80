/** The high-water mark of the live heap. */
@NullMarked
package io.github.memorybudget.core.peak;

import org.jspecify.annotations.NullMarked;
