/**
 * AssertJ assertions over memory, for any test framework; start at {@link io.github.memorybudget.assertj.MemoryAssertions}.
 */
@NullMarked
package io.github.memorybudget.assertj;

import org.jspecify.annotations.NullMarked;
