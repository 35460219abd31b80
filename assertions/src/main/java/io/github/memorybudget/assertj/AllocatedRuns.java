package io.github.memorybudget.assertj;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Set;

/** Judges allocation by the smallest of several runs: whatever else happens in the JVM only adds. */
final class AllocatedRuns {

    private static final Plan PLAN = new Plan(Set.of(Metric.ALLOCATED), null, 0);

    private AllocatedRuns() {}

    static Outcome judge(WarmCode code, long limit) throws Exception {
        long smallest = Long.MAX_VALUE;
        for (int run = 0; run < WarmCode.MOST_RUNS; run++) {
            Measurement measured = code.measure(PLAN);
            Allocation allocation = measured.allocation();
            if (allocation == null) {
                return Unavailable.of(Metric.ALLOCATED, measured);
            }
            if (allocation.ofTest() <= limit && allocation.endedUnseen() == 0) {
                return new Outcome.Within();
            }
            smallest = Math.min(smallest, allocation.ofTest());
        }
        return smallest > limit
                ? new Outcome.Over(smallest, WarmCode.MOST_RUNS, List.of())
                : new Outcome.Unclear("threads that the code started have ended, and this JVM does not tell"
                        + " what ended threads allocated");
    }
}
