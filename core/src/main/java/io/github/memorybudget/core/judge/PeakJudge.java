package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the high-water mark of the live heap, which is known as an interval. */
final class PeakJudge {

    private static final List<String> OTHERS =
            List.of("java.", "jdk.", "sun.", "org.junit.", "io.github.memorybudget.core.measure.");

    private PeakJudge() {}

    static MetricJudgement<@Nullable PeakFigure> judge(Budget budget, Runs runs) {
        Long limit = budget.limit(Metric.PEAK);
        Peak cold = bounded(runs.cold());
        if (limit == null) {
            // Without a budget there is nothing that would have to be proven.
            PeakFigure figure = cold == null ? null : new PeakFigure(null, cold.lower(), cold.upper(), true);
            return new MetricJudgement<>(figure, false, null, List.of());
        }
        if (cold == null) {
            String reason = runs.cold().unavailable().getOrDefault(Metric.PEAK, "it was not measured");
            return new MetricJudgement<>(new PeakFigure(limit, null, null, false), false, reason, List.of());
        }
        List<Peak> warm = new ArrayList<>();
        for (Measurement run : runs.warm()) {
            Peak peak = bounded(run);
            if (peak != null) {
                warm.add(peak);
            }
        }
        if (cold.upper() <= limit) {
            Peak seen = together(warm, cold);
            return within(limit, seen.upper() <= limit ? seen : cold);
        }
        return judgeWarm(budget, limit, cold, warm, runs.noRehearsal());
    }

    /** What the rehearsals show of the same body: a sample that falls on the highest moment, a bound that is near it. */
    private static Peak together(List<Peak> warm, Peak cold) {
        long lower = warm.stream().mapToLong(Peak::lower).max().orElse(cold.lower());
        long upper = warm.stream()
                .mapToLong(Peak::upper)
                .filter(bound -> bound >= lower)
                .min()
                .orElse(cold.upper());
        return cold.within(lower, upper);
    }

    private static MetricJudgement<@Nullable PeakFigure> judgeWarm(
            Budget budget, long limit, Peak cold, List<Peak> warm, @Nullable String noRehearsal) {
        if (warm.isEmpty() && cold.lower() > limit) {
            return new MetricJudgement<>(
                    new PeakFigure(limit, cold.lower(), cold.upper(), false),
                    false,
                    "at least " + ByteSize.exact(cold.lower())
                            + " in the first run, and it could not be run again without first use: " + noRehearsal,
                    List.of());
        }
        List<Peak> over = warm.stream().filter(peak -> peak.lower() > limit).toList();
        // A high-water mark is seen only if a sample falls on it: one warm sighting is proof, a miss is not.
        if (!over.isEmpty()) {
            Peak highest =
                    over.stream().max(Comparator.comparingLong(Peak::lower)).orElseThrow();
            return violation(limit, highest, interval(highest) + " live at once", where(highest));
        }
        Peak narrowest =
                warm.stream().min(Comparator.comparingLong(Peak::upper)).orElse(cold);
        if (narrowest.upper() <= limit) {
            return within(limit, narrowest);
        }
        if (budget.failOnUnprovenPeak()) {
            return violation(
                    limit, narrowest, interval(narrowest) + " is not shown to be within it (failOnUnprovenPeak)", "");
        }
        return new MetricJudgement<>(
                new PeakFigure(limit, narrowest.lower(), narrowest.upper(), false), false, null, List.of());
    }

    private static MetricJudgement<@Nullable PeakFigure> within(long limit, Peak peak) {
        return new MetricJudgement<>(new PeakFigure(limit, peak.lower(), peak.upper(), true), false, null, List.of());
    }

    private static MetricJudgement<@Nullable PeakFigure> violation(long limit, Peak peak, String what, String where) {
        return new MetricJudgement<>(
                new PeakFigure(limit, peak.lower(), peak.upper(), peak.lower() > limit),
                true,
                null,
                List.of(new Finding(
                        Metric.PEAK,
                        Finding.Kind.VIOLATION,
                        limit,
                        peak.lower(),
                        "peaked at " + what + ", its budget is " + ByteSize.readable(limit) + where)));
    }

    /** The test's own place at its highest moment: the innermost frame that is not the JDK's, the test framework's or ours. */
    private static String where(Peak peak) {
        return peak.stack().stream()
                .filter(frame -> OTHERS.stream().noneMatch(frame::startsWith))
                .findFirst()
                .map(frame -> "; at its highest the test thread was in " + frame)
                .orElse("");
    }

    private static String interval(Peak peak) {
        String lower = ByteSize.readable(peak.lower());
        String upper = ByteSize.readable(peak.upper());
        return lower.equals(upper) ? lower : lower + " to " + upper;
    }

    /** No more can have been live at once than was allocated in all, where that is known of every thread. */
    private static @Nullable Peak bounded(Measurement run) {
        Peak peak = run.peak();
        Allocation allocation = run.allocation();
        if (peak == null || allocation == null || allocation.endedUnseen() > 0) {
            return peak;
        }
        long allocated = allocation.ofTest() + allocation.otherThreads();
        long upper = Math.max(peak.lower(), Math.min(peak.upper(), allocated));
        return peak.within(peak.lower(), upper);
    }
}
