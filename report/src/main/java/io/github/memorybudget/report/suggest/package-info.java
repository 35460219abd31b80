/** Budgets for what was measured. */
@NullMarked
package io.github.memorybudget.report.suggest;

import org.jspecify.annotations.NullMarked;
