package io.github.memorybudget.core.peak;

/**
 * When the heap is sampled, and when a collection is forced: near the budget only, and so seldom that forced ones take at most
 * half of the elapsed time, and of what is beyond the first 0.2 s a quarter.
 *
 * <p>After a look that took long comes a rest as long, in which a short spike is missed, and a test that does the same each
 * time has its spike in the same rest. So each repetition is shifted: it begins later by another part of the way from look to
 * look, and looks from another height on. The parts follow the golden ratio, since any number of the first ones is spread
 * about evenly.
 *
 * <p>Mutable and made before the window, since nothing may be made in it.
 */
final class Cadence {

    private static final long SAMPLE_NANOS = 1_000_000;

    /** In so short a window a spike is short, too. */
    private static final long SHORT_NANOS = 200 * SAMPLE_NANOS;

    private static final double GOLDEN_RATIO = 0.618_033_988_749_894_8;

    private long begun;
    private long budget;
    private long threshold;
    private long forced;
    private long lastLook;
    private long wait;
    private long firstPause;

    /**
     * Begins a window.
     *
     * @param shift how often the same was watched before; 0 is not shifted
     * @param budgetBytes what the peak may be, in bytes
     * @param now the time in nanoseconds
     */
    void begin(int shift, long budgetBytes, long now) {
        begun = now;
        budget = budgetBytes;
        forced = 0;
        double phase = part(shift * GOLDEN_RATIO);
        // Never above the budget: whatever exceeds it is worth a look in every repetition.
        threshold = (long) (budgetBytes * (0.5 + part(0.5 + shift * GOLDEN_RATIO) / 2));
        wait = (long) (2 * lastLook * phase);
        firstPause = (long) (SAMPLE_NANOS * phase);
    }

    private static double part(double number) {
        return number - Math.floor(number);
    }

    /** How long to wait for the next sample, in nanoseconds. */
    long pause() {
        long pause = firstPause == 0 ? SAMPLE_NANOS : firstPause;
        firstPause = 0;
        return pause;
    }

    /**
     * Whether the live heap may be near the budget or above it; once it was seen above, whether it may be a new high.
     *
     * @param used bytes in use above the start
     * @param lower bytes above the start that were seen to be live
     */
    boolean isWorthALook(long used, long lower) {
        return used > (lower <= budget ? threshold : lower + lower / 4);
    }

    /** Whether a collection may be forced, at a time in nanoseconds. */
    boolean mayForce(long now) {
        // The first look is at once: a body may be over before any wait.
        return forced == 0 || forced <= most(now - begun - wait);
    }

    /** What forced collections may have taken after so many nanoseconds. */
    private static long most(long elapsed) {
        return elapsed <= SHORT_NANOS ? elapsed / 2 : SHORT_NANOS / 2 + (elapsed - SHORT_NANOS) / 4;
    }

    /** How long all looks of this window took. */
    long forcedMillis() {
        return forced / 1_000_000;
    }

    /** Counts a look that took so many nanoseconds. */
    void forced(long nanos) {
        forced += nanos;
        lastLook = nanos;
    }
}
