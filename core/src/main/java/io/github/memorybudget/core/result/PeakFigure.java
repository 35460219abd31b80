package io.github.memorybudget.core.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The high-water mark of the live heap above its level at the start of the body: an interval, in bytes.
 *
 * @param budget the budget in bytes, or null where none stands
 * @param lower bytes that were seen to be live at once
 * @param upper bytes that can't have been exceeded
 * @param proven whether the interval lies on one side of the budget
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record PeakFigure(
        @Nullable Long budget,
        @Nullable Long lower,
        @Nullable Long upper,
        boolean proven) {

    /** Whether a budget stands and the lower bound is over it. */
    public boolean isExceeded() {
        return budget != null && lower != null && lower > budget;
    }
}
