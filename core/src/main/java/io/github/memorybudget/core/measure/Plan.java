package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.verdict.Metric;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one window looks at. Allocation is always counted; it costs next to nothing.
 *
 * @param metrics the metrics to measure
 * @param retainedBudget bytes above which growth by class is told, or null to tell it always
 * @param peakBudget bytes that the peak is compared with; ignored unless {@code PEAK} is measured
 * @param shift how often the same body was watched before: each number has the heap looked at in other moments
 * @since 0.1
 */
public record Plan(Set<Metric> metrics, @Nullable Long retainedBudget, long peakBudget, int shift) {

    public Plan {
        metrics = Set.copyOf(metrics);
    }

    /** A plan for a body that is watched for the first time. */
    public Plan(Set<Metric> metrics, @Nullable Long retainedBudget, long peakBudget) {
        this(metrics, retainedBudget, peakBudget, 0);
    }

    /** The same for a body that was watched before, so many times. */
    public Plan shifted(int times) {
        return new Plan(metrics, retainedBudget, peakBudget, times);
    }

    boolean measures(Metric metric) {
        return metrics.contains(metric);
    }

    boolean needsSettledHeap() {
        return measures(Metric.RETAINED) || measures(Metric.PEAK) || measures(Metric.OFF_HEAP);
    }
}
