/** Lines of text between our own processes. */
@NullMarked
package io.github.memorybudget.core.text;

import org.jspecify.annotations.NullMarked;
