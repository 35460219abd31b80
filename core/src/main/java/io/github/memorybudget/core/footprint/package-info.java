/** Deep sizes of objects. */
@NullMarked
package io.github.memorybudget.core.footprint;

import org.jspecify.annotations.NullMarked;
