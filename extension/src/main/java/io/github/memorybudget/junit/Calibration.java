package io.github.memorybudget.junit;

import java.util.concurrent.atomic.AtomicBoolean;

/** Once a JVM, before the first window: paves the way to a body, and has the instruments prove themselves. */
final class Calibration {

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private Calibration() {}

    static void ensure() {
        if (DONE.compareAndSet(false, true)) {
            InvocationPath.pave();
            InvocationPath.overhead();
            Recorder.Control.outcome();
        }
    }
}
