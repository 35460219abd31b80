package io.github.memorybudget.junit;

import io.github.memorybudget.core.judge.Judgement;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what a survey could not measure of a test, and why; no budget stands there that would say it. */
final class SurveyNotes {

    private static final String PARALLEL =
            "only allocation was measured, because tests run in parallel (" + Settings.PARALLEL + ")";

    private SurveyNotes() {}

    /** What is kept was live at the end, and what was never allocated was never live. */
    private static Figures withPeak(Figures figures, Measurement cold) {
        if (figures.peak() != null
                || cold.retained() == null
                || cold.allocation() == null
                || !cold.allocation().isComplete()) {
            return figures;
        }
        long lower = Math.max(0, cold.retained());
        long upper = cold.allocation().ofTest() + cold.allocation().otherThreads();
        return new Figures(
                figures.retained(),
                figures.allocated(),
                new PeakFigure(null, lower, Math.max(lower, upper), true),
                figures.offHeap(),
                figures.threads(),
                figures.footprint());
    }

    static Judgement addTo(Judgement judgement, TestSpec spec, Measurement cold) {
        if (spec.survey() == SurveyScope.NONE) {
            return judgement;
        }
        List<Finding> findings = new ArrayList<>(judgement.findings());
        if (spec.survey() == SurveyScope.ALLOCATED && !spec.isBudgeted()) {
            findings.add(new Finding(Metric.RETAINED, Finding.Kind.NOTE, null, null, PARALLEL));
        }
        for (Map.Entry<Metric, String> each : new TreeMap<>(cold.unavailable()).entrySet()) {
            if (spec.survey().metrics().contains(each.getKey())
                    && spec.budget().budget().limit(each.getKey()) == null) {
                findings.add(
                        new Finding(each.getKey(), Finding.Kind.NOTE, null, null, "not measured: " + each.getValue()));
            }
        }
        return new Judgement(
                judgement.verdict(),
                judgement.pattern(),
                judgement.exceeded(),
                withPeak(judgement.figures(), cold),
                findings,
                judgement.reason());
    }
}
