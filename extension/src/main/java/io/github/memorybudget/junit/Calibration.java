package io.github.memorybudget.junit;

import io.github.memorybudget.core.vm.LoadedClasses;
import java.util.concurrent.atomic.AtomicBoolean;

/** Once a JVM, before the first window: paves the way to a body, and has the instruments prove themselves. */
final class Calibration {

    /** More than the 127 calls after which a method handle is made anew for its caller ({@code CUSTOMIZE_THRESHOLD}). */
    static final int CALLS = 150;

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private Calibration() {}

    static void ensure() {
        if (!DONE.compareAndSet(false, true)) {
            return;
        }
        LoadedClasses.start();
        InvocationPath.pave(CALLS);
        if (Rehearsals.LAUNCHER_PRESENT) {
            // There from now on, with all that it needs.
            RehearsalWatchdog.SHARED
                    .watch(System.nanoTime() + Integer.MAX_VALUE)
                    .close();
            PavedPath.walk().ifPresent(problem -> Recorder.warn("Figures of first tests may be off: " + problem));
        }
        PavedVerdict.walk();
        Recorder.Control.outcome();
    }
}
