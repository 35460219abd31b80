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
 * @since 0.1
 */
public record Plan(Set<Metric> metrics, @Nullable Long retainedBudget, long peakBudget) {

    public Plan {
        metrics = Set.copyOf(metrics);
    }

    boolean measures(Metric metric) {
        return metrics.contains(metric);
    }

    boolean needsSettledHeap() {
        return measures(Metric.RETAINED) || measures(Metric.PEAK) || measures(Metric.OFF_HEAP);
    }
}
