package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.verdict.Metric;
import org.jspecify.annotations.Nullable;

/** Judges growth of the live heap. */
final class RetainedJudge {

    private RetainedJudge() {}

    static MetricJudgement<@Nullable Figure> judge(Budget budget, Runs runs) {
        return new KeptJudge(Metric.RETAINED, "retained", Measurement::retained, budget, runs).judge();
    }
}
