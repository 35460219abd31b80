package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.stream.Stream;

/** A peak that was neither shown to be within its budget nor seen to be above it: how long to go on looking. */
final class UnprovenPeak {

    /** What may be spent on it, in times of the body's own duration. */
    private static final int MOST_TIMES = 3;

    /** A body that is over sooner costs nobody's time, and it is there that a short spike falls between two looks. */
    private static final long SHORT_MILLIS = 200;

    private UnprovenPeak() {}

    /**
     * Whether another run may be had for it: as long as all runs together take no more than three times the plain time of one,
     * or next to no time. A stream of garbage is not proven by any number of them, since what it allocates from one look
     * to the next is more than its budget.
     *
     * @param budget one that asks for proof is given all runs there are, and so is a first run that is proven and yet rehearsed,
     *     since somebody wants warm figures
     */
    static boolean isWorthAnotherLook(Budget budget, Measurement cold, List<Measurement> warm) {
        boolean proven = !Suspicion.isOver(budget, Metric.PEAK, cold);
        if (proven || budget.failOnUnprovenPeak() || Suspicion.isSeenOver(budget, cold)) {
            return true;
        }
        long spent = runs(cold, warm).mapToLong(Measurement::durationMillis).sum();
        long plain = runs(cold, warm).mapToLong(UnprovenPeak::plain).min().orElse(0);
        long next = spent / (1 + warm.size());
        return spent + next <= Math.max(SHORT_MILLIS, MOST_TIMES * plain);
    }

    private static Stream<Measurement> runs(Measurement cold, List<Measurement> warm) {
        return Stream.concat(Stream.of(cold), warm.stream());
    }

    /** What the body took without the collections that were forced meanwhile. */
    private static long plain(Measurement run) {
        long forced = run.peak() == null ? 0 : run.peak().forcedMillis();
        return Math.max(0, run.durationMillis() - forced);
    }
}
