package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.verdict.Metric;
import org.jspecify.annotations.Nullable;

/** Judges growth of buffer memory. */
final class OffHeapJudge {

    private OffHeapJudge() {}

    static MetricJudgement<@Nullable Figure> judge(Budget budget, Runs runs) {
        return new KeptJudge(Metric.OFF_HEAP, "kept off the heap", Measurement::offHeap, budget, runs).judge();
    }
}
