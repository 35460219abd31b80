package io.github.memorybudget.core.thread;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the platform threads that were started in a window and are still alive after a period of grace.
 *
 * @since 0.1
 */
public final class ThreadWindow {

    /** How long a thread may take to end after the test has let it go. */
    private static final long GRACE_MILLIS = 500;

    private final Set<Long> before = new HashSet<>();

    private ThreadWindow() {}

    /** Opens a window. */
    public static ThreadWindow open() {
        ThreadWindow window = new ThreadWindow();
        for (Thread thread : LiveThreads.all()) {
            window.before.add(thread.getId());
        }
        return window;
    }

    /** Names of the threads left behind, sorted; those that the JDK keeps for everybody are left out. */
    public List<String> close() {
        // A body may leave the flag set; threads get their time all the same.
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + GRACE_MILLIS * 1_000_000;
        List<String> left = left();
        try {
            while (!left.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(5);
                left = left();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return left;
    }

    private List<String> left() {
        return leftBehind().map(Thread::getName).sorted().toList();
    }

    /** The threads that are alive now, were not before, and are not the JDK's for everybody. Waits for none to end. */
    public Stream<Thread> leftBehind() {
        return Stream.of(LiveThreads.all())
                .filter(thread -> !before.contains(thread.getId()))
                .filter(thread -> thread != Thread.currentThread())
                .filter(thread -> !SharedThreads.contains(thread));
    }
}
