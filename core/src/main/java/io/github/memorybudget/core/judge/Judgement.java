package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one test.
 *
 * @param verdict PASS, FAIL or INCONCLUSIVE
 * @param pattern null when INCONCLUSIVE
 * @param exceeded the metrics whose budget is exceeded
 * @param figures all figures
 * @param findings exceeded budgets first
 * @param reason why a budget can't be judged; null unless INCONCLUSIVE
 * @since 0.1
 */
public record Judgement(
        Verdict verdict,
        @Nullable MemoryPattern pattern,
        Set<Metric> exceeded,
        Figures figures,
        List<Finding> findings,
        @Nullable String reason) {

    public Judgement {
        exceeded = exceeded.isEmpty() ? Set.of() : Set.copyOf(exceeded);
        findings = List.copyOf(findings);
    }

    /** The figure of {@link #keptMetric()}; null where there is none. */
    public @Nullable Figure kept() {
        return keptMetric() == Metric.RETAINED ? figures.retained() : figures.offHeap();
    }

    /** Whose holder is sought first: {@link Metric#RETAINED} where its budget is exceeded, and {@link Metric#OFF_HEAP} otherwise. */
    public Metric keptMetric() {
        return exceeded.contains(Metric.RETAINED) ? Metric.RETAINED : Metric.OFF_HEAP;
    }
}
