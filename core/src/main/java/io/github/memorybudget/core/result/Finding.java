package io.github.memorybudget.core.result;

import io.github.memorybudget.core.verdict.Metric;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be seen: an exceeded budget, or a note on a test that passes.
 *
 * @param metric what it is about
 * @param kind whether a budget is exceeded
 * @param budget the budget, in the metric's unit, or null where none stands
 * @param measured the figure, in the metric's unit, or null where it can't be had
 * @param message one sentence, or a few lines
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Finding(
        Metric metric,
        Kind kind,
        @Nullable Long budget,
        @Nullable Long measured,
        String message) {

    /** What a finding means for the verdict. */
    public enum Kind {
        /** The budget is exceeded. */
        VIOLATION,
        /** The budget stands but could not be judged. */
        UNJUDGED,
        /** Worth seeing; changes nothing. */
        NOTE
    }
}
