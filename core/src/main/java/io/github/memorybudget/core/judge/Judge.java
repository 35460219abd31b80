package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges all runs of a test against its budget. Each metric has a judge of its own; this puts their answers together.
 *
 * @since 0.1
 */
public final class Judge {

    private final Budget budget;
    private final Runs runs;
    private final Set<Metric> exceeded = EnumSet.noneOf(Metric.class);
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    private Judge(Budget budget, Runs runs) {
        this.budget = budget;
        this.runs = runs;
    }

    /** The answer for a test's runs, and for the annotated fields as they were after the first. */
    public static Judgement judge(Budget budget, Runs runs, List<FootprintReading> footprints) {
        return new Judge(budget, runs).judge(footprints);
    }

    private Judgement judge(List<FootprintReading> footprints) {
        Figure retained = take(Metric.RETAINED, RetainedJudge.judge(budget, runs));
        Figure allocated = take(Metric.ALLOCATED, AllocatedJudge.judge(budget, runs));
        PeakFigure peak = take(Metric.PEAK, PeakJudge.judge(budget, runs));
        Figure offHeap = take(Metric.OFF_HEAP, OffHeapJudge.judge(budget, runs));
        ThreadsFigure threads = take(Metric.THREADS, ThreadsJudge.judge(budget, runs));
        List<FootprintFigure> fields = new ArrayList<>();
        footprints.forEach(reading -> fields.add(take(reading)));
        findings.sort(Comparator.comparing(Finding::kind));
        Figures figures = new Figures(retained, allocated, peak, offHeap, threads, fields);
        if (exceeded.isEmpty() && !reasons.isEmpty()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE, null, exceeded, figures, findings, String.join("; ", new TreeSet<>(reasons)));
        }
        Verdict verdict = exceeded.isEmpty() ? Verdict.PASS : Verdict.FAIL;
        return new Judgement(verdict, MemoryPattern.of(exceeded), exceeded, figures, findings, null);
    }

    private FootprintFigure take(FootprintReading reading) {
        FootprintFigure figure = new FootprintFigure(reading.field(), reading.limit(), reading.measured());
        if (reading.reason() != null) {
            reasons.add("footprint of " + reading.field() + ": " + reading.reason());
            findings.add(new Finding(Metric.FOOTPRINT, Finding.Kind.UNJUDGED, reading.limit(), null, reading.reason()));
        } else if (figure.isExceeded() && reading.measured() != null) {
            exceeded.add(Metric.FOOTPRINT);
            findings.add(new Finding(
                    Metric.FOOTPRINT,
                    Finding.Kind.VIOLATION,
                    reading.limit(),
                    reading.measured(),
                    "field " + reading.field() + " holds " + ByteSize.readable(reading.measured()) + ", its budget is "
                            + ByteSize.readable(reading.limit())));
        }
        return figure;
    }

    private <F> F take(Metric metric, MetricJudgement<F> judgement) {
        if (judgement.exceeded()) {
            exceeded.add(metric);
        }
        if (judgement.unjudged() != null) {
            reasons.add(metric.key() + ": " + judgement.unjudged());
            findings.add(new Finding(metric, Finding.Kind.UNJUDGED, budget.limit(metric), null, judgement.unjudged()));
        }
        findings.addAll(judgement.findings());
        return judgement.figure();
    }
}
