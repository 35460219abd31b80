package io.github.memorybudget.assertj;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.Set;

/** Judges the high-water mark of the live heap: one run that shows it to be over or within the limit decides. */
final class PeakRuns {

    private PeakRuns() {}

    static Outcome judge(WarmCode code, long limit) throws Exception {
        String problem = Control.problem();
        if (problem != null) {
            return new Outcome.Unclear(problem);
        }
        Plan plan = new Plan(Set.of(Metric.PEAK), null, limit);
        long highest = 0;
        long lowest = Long.MAX_VALUE;
        for (int run = 1; run <= WarmCode.MOST_RUNS; run++) {
            Measurement measured = code.measure(plan.shifted(run - 1));
            Peak peak = measured.peak();
            if (peak == null) {
                return Unavailable.of(Metric.PEAK, measured);
            }
            if (peak.lower() > limit) {
                return new Outcome.Over(peak.lower(), run, peak.growth());
            }
            long upper = upper(peak, measured);
            if (upper <= limit) {
                return new Outcome.Within();
            }
            highest = Math.max(highest, peak.lower());
            lowest = Math.min(lowest, upper);
        }
        return new Outcome.Unclear(
                "up to " + ByteSize.exact(highest) + " were seen to be live at once, and not more than "
                        + ByteSize.exact(lowest) + " can have been, in the best of " + WarmCode.MOST_RUNS + " runs");
    }

    /** No more can have been live at once than was allocated in all, where that is known of every thread. */
    private static long upper(Peak peak, Measurement measured) {
        Allocation allocation = measured.allocation();
        return allocation == null || allocation.endedUnseen() > 0
                ? peak.upper()
                : Math.min(peak.upper(), allocation.ofTest() + allocation.otherThreads());
    }
}
