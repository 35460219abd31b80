package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one run; a metric that was not looked at is null.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Figures(
        @Nullable Figure retained,
        @Nullable Figure allocated,
        @Nullable PeakFigure peak,
        @Nullable Figure offHeap,
        @Nullable ThreadsFigure threads,
        List<FootprintFigure> footprint) {

    /** No figure at all. */
    public static final Figures NONE = new Figures(null, null, null, null, null, List.of());

    public Figures {
        footprint = List.copyOf(footprint);
    }
}
