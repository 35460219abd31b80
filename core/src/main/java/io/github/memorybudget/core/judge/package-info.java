/** From measurements to a verdict. */
@NullMarked
package io.github.memorybudget.core.judge;

import org.jspecify.annotations.NullMarked;
