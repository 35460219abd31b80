package io.github.memorybudget.junit;

import java.util.ArrayList;
import java.util.List;

/**
 * Interrupts rehearsals that do not end in their time, which would otherwise hang the suite.
 *
 * <p>One thread for all, which is there before anything is measured and ends with the JVM, so that it is growth of no test. It
 * allocates nothing, and whoever is watched has nothing to do with it between the beginning and the end of a watch.
 */
final class RehearsalWatchdog {

    static final RehearsalWatchdog SHARED = new RehearsalWatchdog();

    /** A body may go on after an interrupt, and wait again. */
    private static final long AGAIN_NANOS = 1_000_000_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<Watch> watches = new ArrayList<>();

    private RehearsalWatchdog() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        // Nothing of the test that happens to be the first may be inherited, or it would be held for ever.
        Thread thread = new Thread(group, this::serve, "memory-budget-rehearsals", 0, false);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to watch the calling thread, which is interrupted from a {@link System#nanoTime()} on until the watch ends. */
    synchronized Watch watch(long deadline) {
        Watch watch = new Watch(Thread.currentThread(), deadline);
        watches.add(watch);
        notifyAll();
        return watch;
    }

    private synchronized void end(Watch watch) {
        watches.remove(watch);
    }

    private synchronized void serve() {
        while (true) {
            long now = System.nanoTime();
            long rest = Long.MAX_VALUE;
            for (int i = 0; i < watches.size(); i++) {
                rest = Math.min(rest, watches.get(i).interruptIfDue(now));
            }
            try {
                // Rounded up, so that it is not too early; and without an end where nothing is watched.
                wait(rest == Long.MAX_VALUE ? 0 : rest / NANOS_PER_MILLI + 1);
            } catch (InterruptedException notMeantForIt) {
                continue;
            }
        }
    }

    /** The time of one rehearsal. When it ends, no interrupt comes any more; a flag that was set stays. */
    final class Watch implements AutoCloseable {

        private final Thread thread;
        private long next;
        private boolean interrupted;

        private Watch(Thread thread, long deadline) {
            this.thread = thread;
            this.next = deadline;
        }

        /** Whether the time was over before the rehearsal. */
        boolean hasInterrupted() {
            synchronized (RehearsalWatchdog.this) {
                return interrupted;
            }
        }

        /** Nanoseconds until the next interrupt. */
        private long interruptIfDue(long now) {
            if (now - next >= 0) {
                interrupted = true;
                thread.interrupt();
                next = now + AGAIN_NANOS;
            }
            return next - now;
        }

        @Override
        public void close() {
            end(this);
        }
    }
}
