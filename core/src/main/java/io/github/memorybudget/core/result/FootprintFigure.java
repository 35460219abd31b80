package io.github.memorybudget.core.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Deep size of the object in an annotated field, in bytes.
 *
 * @param field the field's name
 * @param budget the budget in bytes
 * @param measured the deep size in bytes, or null where it can't be had
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record FootprintFigure(
        String field, @Nullable Long budget, @Nullable Long measured) {

    /** Whether the size is over the budget. */
    public boolean isExceeded() {
        return budget != null && measured != null && measured > budget;
    }
}
