package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.verdict.Metric;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits that stand for one test, in each metric's unit. {@code FOOTPRINT} is not among them; it belongs to a field.
 *
 * @param limits the limits; a metric without one is not judged
 * @param allThreads whether {@code allocated} is judged over all threads of the JVM
 * @param failOnUnprovenPeak whether a peak that can't be shown to be within its budget fails
 * @since 0.1
 */
public record Budget(Map<Metric, Long> limits, boolean allThreads, boolean failOnUnprovenPeak) {

    public Budget {
        limits = limits.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(limits));
    }

    /** The limit of a metric, or null where none stands. */
    public @Nullable Long limit(Metric metric) {
        return limits.get(metric);
    }

    /** Whether nothing is limited. */
    public boolean isEmpty() {
        return limits.isEmpty();
    }
}
