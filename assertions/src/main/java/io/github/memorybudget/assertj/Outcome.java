package io.github.memorybudget.assertj;

import io.github.memorybudget.core.result.ClassGrowth;
import java.util.List;

/** What the runs of some code showed about one size. */
sealed interface Outcome {

    /** Within it. */
    record Within() implements Outcome {}

    /**
     * Over it.
     *
     * @param measured bytes
     * @param runs how many runs were measured
     * @param growth what grew, the largest first; empty where that is not known
     */
    record Over(long measured, int runs, List<ClassGrowth> growth) implements Outcome {

        public Over {
            growth = List.copyOf(growth);
        }
    }

    /** Neither could be shown, for a reason. */
    record Unclear(String reason) implements Outcome {}
}
