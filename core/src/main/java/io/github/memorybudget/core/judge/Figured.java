package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes figures of runs. */
final class Figured {

    private Figured() {}

    static Figure unavailable(@Nullable Long limit) {
        return new Figure(limit, null, null, List.of(), null, null);
    }

    static Figure cold(@Nullable Long limit, long measured) {
        return new Figure(limit, measured, Basis.COLD, List.of(), null, null);
    }

    static Figure cold(@Nullable Long limit, long measured, long cold, long warmUp) {
        return new Figure(limit, measured, Basis.COLD, List.of(cold), warmUp, null);
    }

    static Figure warm(@Nullable Long limit, long measured, long cold, List<Long> warm, @Nullable Long warmUp) {
        List<Long> runs = new ArrayList<>();
        runs.add(cold);
        runs.addAll(warm);
        return new Figure(limit, measured, Basis.WARM, runs, warmUp, null);
    }
}
