package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.trend.Trend;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether what each run keeps adds up from run to run, by the live heap before each of them: or the fixture, or the end of the
 * test's own instance, gives it back in between.
 */
final class Accumulation {

    private static final int FEWEST_LEVELS = 3;

    private final long[] levels;
    private final @Nullable Trend trend;

    private Accumulation(long[] levels) {
        this.levels = levels;
        this.trend = levels.length < FEWEST_LEVELS ? null : Trend.of(levels);
    }

    /** Of rehearsals: the suite's own run is followed by first use of what rehearses. */
    static Accumulation of(List<Measurement> warm) {
        long[] levels = warm.stream()
                .map(Measurement::level)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
        return new Accumulation(levels);
    }

    /**
     * What to say of a test that keeps so much in every run; empty where it is not clear.
     *
     * @param measured bytes a run
     */
    Optional<Finding> note(long limit, long measured) {
        if (trend == null) {
            return Optional.empty();
        }
        long slope = Math.round(trend.slopePerRun());
        if (slope > measured - measured / 2) {
            return Optional.of(note(limit, slope, "it adds up: " + ByteSize.readable(slope) + " more with each run"));
        }
        return Math.abs(slope) < measured / 10
                ? Optional.of(note(
                        limit,
                        Math.max(0, slope),
                        "it is given back between the runs: kept by the fixture or by the test's own instance"))
                : Optional.empty();
    }

    private static Finding note(long limit, long measured, String message) {
        return new Finding(Metric.RETAINED, Finding.Kind.NOTE, limit, measured, message);
    }

    /** Whether the runs are known to leave the heap at the same level, but for so many bytes a run. */
    boolean isGivenBack(long bytes) {
        return trend != null && trend.slopePerRun() <= bytes;
    }

    /**
     * Whether the bodies account for the growth of the levels: what the fixture, JUnit or a rehearsal leave adds to the levels,
     * too.
     *
     * @param bodies bytes that each body kept, as many as there are levels
     */
    boolean isOf(List<Long> bodies) {
        if (levels.length < FEWEST_LEVELS || levels.length != bodies.size()) {
            return false;
        }
        long ofBodies = 0;
        for (long body : bodies.subList(0, bodies.size() - 1)) {
            ofBodies += body;
        }
        long grown = levels[levels.length - 1] - levels[0];
        return ofBodies > grown - grown / 4;
    }

    /**
     * Bytes by which the heap surely grows with each run (Sen's 95 % bound), still so in the second half; 0 where that is
     * not sure, as with less than 5 runs.
     */
    long certainPerRun() {
        return trend != null && trend.grows() ? (long) Math.floor(trend.lower()) : 0;
    }
}
