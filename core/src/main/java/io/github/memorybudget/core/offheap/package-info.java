/** Memory of direct and mapped buffers. */
@NullMarked
package io.github.memorybudget.core.offheap;

import org.jspecify.annotations.NullMarked;
