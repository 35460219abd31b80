package io.github.memorybudget.core.heapdump;

import java.time.Duration;

/**
 * Ends this VM, with code 0, when it has had nothing to do for so long. Some seconds into that, the system gets back what memory
 * the last graphs took: sooner would have the next one pay for having it cleared again.
 */
final class IdleEnd {

    private static final int LOOK_MILLIS = 1000;

    private static final long COLLECT_NANOS = 3_000_000_000L;

    private final long nanos;
    private long since = System.nanoTime();
    private boolean paused;
    private boolean collected = true;

    private IdleEnd(Duration idle) {
        nanos = idle.toNanos();
    }

    static IdleEnd after(Duration idle) {
        IdleEnd made = new IdleEnd(idle);
        Thread thread = new Thread(made::watch, "idle-end");
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        collected = false;
        since = System.nanoTime();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                endIfIdle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void endIfIdle() {
        long idle = System.nanoTime() - since;
        if (paused || idle < COLLECT_NANOS) {
            return;
        }
        if (!collected) {
            System.gc();
            collected = true;
        }
        if (idle > nanos) {
            Runtime.getRuntime().halt(0);
        }
    }
}
