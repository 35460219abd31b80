package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges allocation by the smallest warm run: whatever else happens in the JVM only adds. */
final class AllocatedJudge {

    private AllocatedJudge() {}

    static MetricJudgement<@Nullable Figure> judge(Budget budget, Runs runs) {
        Long limit = budget.limit(Metric.ALLOCATED);
        Long cold = Suspicion.allocated(budget, runs.cold());
        Allocation allocation = runs.cold().allocation();
        if (cold == null || allocation == null) {
            String reason = limit == null
                    ? null
                    : runs.cold().unavailable().getOrDefault(Metric.ALLOCATED, "it was not measured");
            return new MetricJudgement<>(limit == null ? null : Figured.unavailable(limit), false, reason, List.of());
        }
        List<Long> warm = runs.warm(run -> Suspicion.allocated(budget, run));
        if (limit == null) {
            return new MetricJudgement<>(withOthers(figure(null, cold, warm), allocation), false, null, List.of());
        }
        List<Finding> findings = new ArrayList<>(notes(budget, limit, allocation));
        if (cold > limit && (warm.isEmpty() || Collections.min(warm) <= limit)) {
            MetricJudgement<@Nullable Figure> once = new FilledOnceJudge(budget, limit, cold, warm, runs).judge();
            findings.addAll(once.findings());
            Figure judged = once.figure();
            return new MetricJudgement<>(
                    judged == null ? null : withOthers(judged, allocation), once.exceeded(), once.unjudged(), findings);
        }
        Figure figure = withOthers(figure(limit, cold, warm), allocation);
        boolean exceeded = figure.isExceeded();
        if (exceeded && figure.measured() != null) {
            findings.add(new Finding(
                    Metric.ALLOCATED,
                    Finding.Kind.VIOLATION,
                    limit,
                    figure.measured(),
                    "allocated " + ByteSize.readable(figure.measured()) + ", its budget is "
                            + ByteSize.readable(limit)));
        }
        return new MetricJudgement<>(figure, exceeded, null, findings);
    }

    private static Figure figure(@Nullable Long limit, long cold, List<Long> warm) {
        return warm.isEmpty()
                ? Figured.cold(limit, cold)
                : Figured.warm(limit, Collections.min(warm), cold, warm, null);
    }

    private static Figure withOthers(Figure figure, Allocation allocation) {
        return new Figure(
                figure.budget(),
                figure.measured(),
                figure.basis(),
                figure.runs(),
                figure.warmUp(),
                allocation.otherThreads());
    }

    private static List<Finding> notes(Budget budget, long limit, Allocation allocation) {
        List<Finding> notes = new ArrayList<>();
        if (!budget.allThreads() && allocation.otherThreads() > limit) {
            notes.add(
                    new Finding(
                            Metric.ALLOCATED,
                            Finding.Kind.NOTE,
                            limit,
                            allocation.otherThreads(),
                            "threads that were there before the test allocated "
                                    + ByteSize.readable(allocation.otherThreads())
                                    + " meanwhile; if the test handed its work to them, judge them too with allThreads = true"));
        }
        if (allocation.endedUnseen() > 0) {
            notes.add(new Finding(
                    Metric.ALLOCATED,
                    Finding.Kind.NOTE,
                    limit,
                    null,
                    allocation.endedUnseen() + " threads that the test started have ended, and this JVM"
                            + " does not tell what ended threads allocated"));
        }
        return notes;
    }
}
