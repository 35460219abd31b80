package io.github.memorybudget.junit;

import io.github.memorybudget.core.judge.Budget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that stands for one test, after every level of annotations and defaults was asked.
 *
 * @param budget limits by metric
 * @param footprints limits of annotated fields in bytes, by field
 * @param rehearsals how often a suspicious test may be run again
 * @param firstUse what is done with memory that is kept once
 * @param knownLeak the declared known leak, or null
 */
record ResolvedBudget(
        Budget budget,
        Map<FootprintField, Long> footprints,
        int rehearsals,
        FirstUse firstUse,
        @Nullable KnownLeakDeclaration knownLeak) {

    boolean isEmpty() {
        return budget.isEmpty() && footprints.isEmpty();
    }
}
