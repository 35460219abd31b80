/** The words of a judgement: metrics, verdicts, patterns. */
@NullMarked
package io.github.memorybudget.core.verdict;

import org.jspecify.annotations.NullMarked;
