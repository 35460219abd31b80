package io.github.memorybudget.report.model;

import io.github.memorybudget.core.trend.Trend;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one test over builds, in one environment.
 *
 * @param test the baseline's key of the test: {@code com.acme.CatalogTest#loads(int)[2]}
 * @param module the module that the test is of, or empty where the report is of one module alone
 * @param metric which metric
 * @param field the annotated field of a footprint, else null
 * @param levels in the metric's unit, a build each, the latest last; builds that did not measure it are left out
 * @param drifts whether it grows slowly: surely by the trend's bounds, still in the later half, and by more than what
 *     figures usually differ
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Series(
        String test, String module, Metric metric, @Nullable String field, List<Long> levels, boolean drifts) {

    public Series {
        levels = List.copyOf(levels);
    }

    /** The metric's name, with a footprint's field: {@code footprint.cache}. */
    public String metricName() {
        return field == null ? metric.key() : metric.key() + "." + field;
    }

    /**
     * The growth from build to build.
     *
     * @throws IllegalArgumentException if there are fewer than 2 levels
     */
    public Trend trend() {
        return Trend.of(levels.stream().mapToLong(Long::longValue).toArray());
    }
}
