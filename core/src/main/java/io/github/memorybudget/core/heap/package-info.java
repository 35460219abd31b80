/** The live heap: its level to the byte, and what it is made of. */
@NullMarked
package io.github.memorybudget.core.heap;

import org.jspecify.annotations.NullMarked;
