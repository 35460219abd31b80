package io.github.memorybudget.report.suggest;

import io.github.memorybudget.core.verdict.Metric;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A budget for one metric of one test.
 *
 * @param metric which metric
 * @param field the annotated field of a footprint, else null
 * @param measured the figure in the metric's unit
 * @param warm whether it is of a warm JVM; a first run's figure holds first use too
 * @param budget the suggested budget in the metric's unit
 * @param text the suggested budget as it is written: {@code 72 KB}
 * @param present the budget that stands there, or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Suggestion(
        Metric metric,
        @Nullable String field,
        long measured,
        boolean warm,
        long budget,
        String text,
        @Nullable Long present) {

    /** A present budget of more than so many times the figure is too loose to see it grow. */
    public static final int LOOSE = 4;

    /** Whether the present budget is more than {@value #LOOSE} times the figure, and than what would be suggested. */
    public boolean isTooLoose() {
        return present != null
                && present > budget
                && (measured <= 0 || present / LOOSE >= measured && present > LOOSE * measured);
    }
}
