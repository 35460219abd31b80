package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Live platform threads left behind.
 *
 * @param budget the number allowed, or null where no budget stands
 * @param measured the number left behind, or null where it can't be had
 * @param names their names
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ThreadsFigure(
        @Nullable Integer budget, @Nullable Integer measured, List<String> names) {

    public ThreadsFigure {
        names = List.copyOf(names);
    }

    /** Whether a budget stands and the count is over it. */
    public boolean isExceeded() {
        return budget != null && measured != null && measured > budget;
    }
}
