package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One metric's figure: {@code retained}, {@code allocated} or {@code offHeap}, in bytes.
 *
 * @param budget the budget in bytes, or null where none stands
 * @param measured what is judged, in bytes, or null where it can't be had; may be negative
 * @param basis what {@code measured} was taken from, or null without a figure
 * @param runs every run's figure in bytes, the cold one first; empty where there was one run only
 * @param warmUp bytes of the cold run that first use of others explains, or null where that was not asked
 * @param otherThreads bytes allocated meanwhile by threads that were there before ({@code allocated} only), or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Figure(
        @Nullable Long budget,
        @Nullable Long measured,
        @Nullable Basis basis,
        List<Long> runs,
        @Nullable Long warmUp,
        @Nullable Long otherThreads) {

    public Figure {
        runs = List.copyOf(runs);
    }

    /** Whether a budget stands and the figure is over it. */
    public boolean isExceeded() {
        return budget != null && measured != null && measured > budget;
    }

    /** Whether a budget stands and no run but the first is known to be over it. */
    public boolean isOfFirstRunOnly() {
        return budget != null && runs.stream().skip(1).allMatch(run -> run <= budget);
    }
}
