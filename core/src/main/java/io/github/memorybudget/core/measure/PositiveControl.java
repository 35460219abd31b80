package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proof, once a JVM, that the instruments see what they must: a canary of known size that is kept reads as its size to the
 * byte, and as its size less when it is dropped. Without that proof a figure of 0 could mean that nothing was seen.
 *
 * @since 0.1
 */
public final class PositiveControl {

    /** What results say when the control held. */
    public static final String OK = "ok";

    /** Another thread of the JVM may do something for the first time just then. */
    private static final int MOST_ATTEMPTS = 5;

    private static final int CANARY_LENGTH = 100_000;
    private static final Plan PLAN = new Plan(Set.of(Metric.RETAINED, Metric.OFF_HEAP), Long.MAX_VALUE, 0);

    private static @Nullable Object canary;

    private PositiveControl() {}

    /**
     * Keeps a canary and drops it, after the instruments were warmed up.
     *
     * @return {@link #OK}, or what was seen instead
     */
    public static String run() {
        try {
            MemoryWindow.pave();
        } catch (UnavailableException e) {
            return e.getMessage();
        }
        String outcome = OK;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            outcome = attempt();
            if (outcome.equals(OK)) {
                break;
            }
        }
        return outcome;
    }

    private static String attempt() {
        measure(() -> {});
        Measurement kept = measure(() -> canary = new byte[CANARY_LENGTH]);
        Measurement dropped = measure(() -> canary = null);
        if (kept.retained() == null || dropped.retained() == null) {
            return kept.unavailable().getOrDefault(Metric.RETAINED, "the live heap can't be read");
        }
        if (kept.allocation() == null) {
            return kept.unavailable().getOrDefault(Metric.ALLOCATED, "allocation can't be counted");
        }
        long size = kept.allocation().testThread();
        if (kept.retained() != size || dropped.retained() != -size) {
            return "a canary of " + size + " B read as " + kept.retained() + " B when kept and " + dropped.retained()
                    + " B when dropped";
        }
        return OK;
    }

    private static Measurement measure(Runnable body) {
        MemoryWindow window = MemoryWindow.open(PLAN);
        body.run();
        window.closeBody();
        return window.measure();
    }
}
