package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.verdict.Metric;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of one body did. A metric that was not asked for, or can't be had, is null.
 *
 * @param retained growth of the live heap in bytes; may be negative
 * @param retainedSpread by how many bytes {@code retained} is uncertain; 0 where both levels were settled
 * @param level the live heap before the body in bytes, of which only the difference to another run's means something; known
 *     where {@code retained} is
 * @param allocation bytes allocated by thread
 * @param peak high-water mark of the live heap
 * @param offHeap growth of buffer memory in bytes; may be negative
 * @param threads names of the threads left behind
 * @param growth growth by class, the largest first; empty where it was not asked for
 * @param unavailable metrics that were asked for and can't be had, with the reason
 * @param startedAt when the body started, or the test that it belongs to
 * @param durationMillis how long the body ran
 * @since 0.1
 */
public record Measurement(
        @Nullable Long retained,
        long retainedSpread,
        @Nullable Long level,
        @Nullable Allocation allocation,
        @Nullable Peak peak,
        @Nullable Long offHeap,
        @Nullable List<String> threads,
        List<ClassGrowth> growth,
        Map<Metric, String> unavailable,
        Instant startedAt,
        long durationMillis) {

    public Measurement {
        growth = List.copyOf(growth);
        unavailable = unavailable.isEmpty() ? Map.of() : Map.copyOf(unavailable);
    }

    /** The same of a test that started at that time. */
    public Measurement startedAt(Instant start) {
        return new Measurement(
                retained,
                retainedSpread,
                level,
                allocation,
                peak,
                offHeap,
                threads,
                growth,
                unavailable,
                start,
                durationMillis);
    }

    /** The same without any figure, for the given reason. */
    public Measurement withoutFigures(String reason) {
        Map<Metric, String> reasons = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            reasons.put(metric, reason);
        }
        return new Measurement(null, 0, null, null, null, null, null, List.of(), reasons, startedAt, durationMillis);
    }

    /** The same with nothing but what was allocated, for the given reason. */
    public Measurement withAllocationOnly(String reason) {
        Map<Metric, String> reasons = new EnumMap<>(Metric.class);
        reasons.putAll(unavailable);
        for (Metric metric : List.of(Metric.RETAINED, Metric.PEAK, Metric.OFF_HEAP, Metric.THREADS)) {
            reasons.put(metric, reason);
        }
        return new Measurement(
                null, 0, null, allocation, null, null, null, List.of(), reasons, startedAt, durationMillis);
    }

    /** The same without any figure of the heap, which can't be trusted for the given reason. */
    public Measurement withoutHeap(String reason) {
        Map<Metric, String> reasons = new EnumMap<>(Metric.class);
        reasons.putAll(unavailable);
        for (Metric metric : List.of(Metric.RETAINED, Metric.PEAK, Metric.OFF_HEAP)) {
            reasons.put(metric, reason);
        }
        return new Measurement(
                null, 0, null, allocation, null, null, threads, List.of(), reasons, startedAt, durationMillis);
    }
}
