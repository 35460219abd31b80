package io.github.memorybudget.core.verdict;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * The shape of a test's memory use. A {@code PASS} and a {@code FAIL} carry exactly one.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum MemoryPattern {
    /** Within every budget. */
    HEALTHY,
    /** {@code retained}, {@code offHeap} or {@code threads} is over budget. */
    LEAK,
    /** {@code peak} is over budget while what is kept is within. */
    SPIKE,
    /** {@code allocated} or {@code footprint} is over budget while what is kept, and the peak, are within. */
    BLOAT;

    /** The pattern of a test that exceeds these metrics' budgets. */
    public static MemoryPattern of(Set<Metric> exceeded) {
        if (exceeded.contains(Metric.RETAINED)
                || exceeded.contains(Metric.OFF_HEAP)
                || exceeded.contains(Metric.THREADS)) {
            return LEAK;
        }
        if (exceeded.contains(Metric.PEAK)) {
            return SPIKE;
        }
        return exceeded.isEmpty() ? HEALTHY : BLOAT;
    }
}
