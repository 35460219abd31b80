package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The tolerances of a baseline: by metric for all tests, and for tests by pattern.
 *
 * @param byMetric for all tests; a part that is absent is the default
 * @param overrides for some tests; of several that match the last one counts
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Tolerances(Map<Metric, Tolerance> byMetric, List<Override> overrides) {

    /** Nothing said. */
    public static final Tolerances DEFAULT = new Tolerances(Map.of(), List.of());

    public Tolerances {
        byMetric = Map.copyOf(byMetric);
        overrides = List.copyOf(overrides);
    }

    /**
     * Tolerances for some tests.
     *
     * @param tests a pattern of test keys, {@code *} for any characters
     * @param byMetric the metrics that it says something of
     */
    public record Override(String tests, Map<Metric, Tolerance> byMetric) {

        public Override {
            byMetric = Map.copyOf(byMetric);
        }

        boolean matches(String test) {
            String expression =
                    Stream.of(tests.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(expression, Pattern.DOTALL).matcher(test).matches();
        }
    }

    /** The tolerance for one figure. */
    public Tolerance of(String test, Metric metric) {
        @Nullable Tolerance found = null;
        for (Override override : overrides) {
            Tolerance tolerance = override.byMetric().get(metric);
            if (tolerance != null && override.matches(test)) {
                found = tolerance;
            }
        }
        if (found == null) {
            found = byMetric.get(metric);
        }
        return found == null ? Tolerance.byDefault(metric) : found;
    }
}
