/** What a person is told. */
@NullMarked
package io.github.memorybudget.core.message;

import org.jspecify.annotations.NullMarked;
