package io.github.memorybudget.assertj;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Judges growth of the live heap by the median of several runs. */
final class RetainedRuns {

    /** So many runs on one side of the limit have the median on that side. */
    private static final int MAJORITY = WarmCode.MOST_RUNS / 2 + 1;

    private RetainedRuns() {}

    static Outcome judge(WarmCode code, long limit) throws Exception {
        String problem = Control.problem();
        if (problem != null) {
            return new Outcome.Unclear(problem);
        }
        Plan plan = new Plan(Set.of(Metric.RETAINED), limit, 0);
        List<Run> runs = new ArrayList<>();
        int within = 0;
        int over = 0;
        while (runs.size() < WarmCode.MOST_RUNS) {
            Measurement measured = code.measure(plan);
            Long retained = measured.retained();
            if (retained == null) {
                return Unavailable.of(Metric.RETAINED, measured);
            }
            Run run = new Run(retained, measured.retainedSpread(), measured.growth());
            runs.add(run);
            within += run.isSurelyWithin(limit) ? 1 : 0;
            over += run.isSurelyOver(limit) ? 1 : 0;
            if (within == MAJORITY) {
                return new Outcome.Within();
            }
        }
        if (over < MAJORITY) {
            return new Outcome.Unclear("other threads kept changing the heap; the runs read " + join(runs));
        }
        Run median = runs.stream()
                .sorted(Comparator.comparingLong(Run::retained))
                .skip(MAJORITY - 1)
                .findFirst()
                .orElseThrow();
        return new Outcome.Over(median.retained(), runs.size(), median.growth());
    }

    private static String join(List<Run> runs) {
        List<String> figures = new ArrayList<>();
        for (Run run : runs) {
            figures.add(
                    ByteSize.exact(run.retained()) + (run.spread() == 0 ? "" : " ± " + ByteSize.exact(run.spread())));
        }
        return String.join("; ", figures);
    }

    /** A reading, uncertain by so many bytes. */
    private record Run(long retained, long spread, List<ClassGrowth> growth) {

        boolean isSurelyWithin(long limit) {
            return retained + spread <= limit;
        }

        boolean isSurelyOver(long limit) {
            return retained - spread > limit;
        }
    }
}
