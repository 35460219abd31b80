/** What failing assertions say. */
@NullMarked
package io.github.memorybudget.assertj.error;

import org.jspecify.annotations.NullMarked;
