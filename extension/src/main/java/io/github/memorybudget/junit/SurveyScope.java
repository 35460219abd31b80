package io.github.memorybudget.junit;

import io.github.memorybudget.core.verdict.Metric;
import java.util.Set;

/** What a survey measures of every test, whether a budget stands or not. */
enum SurveyScope {
    /** No survey. */
    NONE(Set.of()),
    /** Tests run in parallel, so that only what one thread did can be told from what others did. */
    ALLOCATED(Set.of(Metric.ALLOCATED)),
    /** All but the peak, which without forced collections is known no better than by what was allocated in all. */
    WHOLE(Set.of(Metric.RETAINED, Metric.ALLOCATED, Metric.OFF_HEAP, Metric.THREADS));

    /** Where a test or a class keeps more than this many bytes, the growth by class is told. */
    static final long GROWTH_FROM = 64 << 10;

    private final Set<Metric> metrics;

    SurveyScope(Set<Metric> metrics) {
        this.metrics = metrics;
    }

    Set<Metric> metrics() {
        return metrics;
    }

    /** Bytes above which growth by class is told of a test that has no budget for what it keeps. */
    long growthFrom() {
        return this == WHOLE ? GROWTH_FROM : Long.MAX_VALUE;
    }
}
