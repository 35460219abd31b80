package io.github.memorybudget.assertj;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.MemoryWindow;
import io.github.memorybudget.core.measure.Plan;
import java.lang.ref.Reference;

/** Code that is run to warm it up once, and then as often as a measurement is wanted. */
final class WarmCode {

    /** How many runs are measured for one answer, where fewer don't make it sure. */
    static final int MOST_RUNS = 7;

    /** More than the 15 reflective calls after which JDK 17 makes a class for the called method. */
    private static final int MOST_WARM_UP_RUNS = 20;

    private static final long LONGEST_WARM_UP_NANOS = 500_000_000;

    private final ThrowingRunnable code;
    private boolean warm;

    WarmCode(ThrowingRunnable code) {
        this.code = code;
    }

    /** Code whose way has been warmed up before. */
    static WarmCode alreadyWarm(ThrowingRunnable code) {
        WarmCode made = new WarmCode(code);
        made.warm = true;
        return made;
    }

    /** Runs the code once more and measures it; warms it up before, the first time. */
    Measurement measure(Plan plan) throws Exception {
        warmUp();
        MemoryWindow window = MemoryWindow.open(plan);
        try {
            code.run();
        } catch (Throwable thrown) {
            window.closeBody();
            window.abandon();
            throw thrown;
        }
        window.closeBody();
        Measurement measured = window.measure();
        // Alive at the first reading, so it must be at the last.
        Reference.reachabilityFence(code);
        return measured;
    }

    private void warmUp() throws Exception {
        if (!warm) {
            warmUp(code);
            warm = true;
        }
    }

    /** Runs code up to 20 times, but not for longer than half a second, once at least. */
    static void warmUp(ThrowingRunnable code) throws Exception {
        long start = System.nanoTime();
        int runs = 0;
        do {
            code.run();
            runs++;
        } while (runs < MOST_WARM_UP_RUNS && System.nanoTime() - start < LONGEST_WARM_UP_NANOS);
    }
}
