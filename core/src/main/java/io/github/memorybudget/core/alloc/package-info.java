/** Bytes allocated, by thread. */
@NullMarked
package io.github.memorybudget.core.alloc;

import org.jspecify.annotations.NullMarked;
