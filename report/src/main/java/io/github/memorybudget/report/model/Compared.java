package io.github.memorybudget.report.model;

import io.github.memorybudget.core.verdict.Metric;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one test, compared with a baseline.
 *
 * @param module the module that the test is of, or empty where the report is of one module alone
 * @param test the baseline's key of the test: {@code com.acme.CatalogTest#loads(int)[2]}
 * @param environment the baseline's key of the environment, or null where that is not known
 * @param metric which metric
 * @param field the annotated field of a footprint, else null
 * @param change the answer
 * @param accepted the accepted figure in the metric's unit, or null where there is none
 * @param measured the figure in the metric's unit, or null where there is none; of a peak the lower end
 * @param limit the largest figure that is tolerated, or null where there is none
 * @param note what must be known to read the row, or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Compared(
        String module,
        String test,
        @Nullable String environment,
        Metric metric,
        @Nullable String field,
        Change change,
        @Nullable Long accepted,
        @Nullable Long measured,
        @Nullable Long limit,
        @Nullable String note) {

    /** The metric's name, with a footprint's field: {@code footprint.cache}. */
    public String metricName() {
        return field == null ? metric.key() : metric.key() + "." + field;
    }
}
