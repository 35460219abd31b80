package io.github.memorybudget.core.heap;

/**
 * Lets other threads get back to what they wait for, before a collection that is read.
 *
 * <p>A thread that wakes every now and then (a build tool's flusher does each 100 ms) has one object more or less while it is
 * awake: a node of the queue that it waits in, a text that it prints. All that came due during a collection wakes right after
 * it, so a second collection straight away would find such threads in the middle again, and two equal readings in a row could
 * both be of that state. While a thread waits, its objects are always the same.
 *
 * <p>Threads that were never seen waiting, because they compute or read from a socket all the time, are not waited for; nor are
 * those that do nothing without being seen waiting (see {@link RestlessThreads}), such as a build tool's thread that reads
 * commands.
 */
final class Pause {

    private static final long LONGEST_NANOS = 50_000_000;
    private static final int MOST_THREADS = 1_000;

    private final ThreadGroup all = root();
    private final Thread[] threads = new Thread[MOST_THREADS];
    private final RestlessThreads restless = new RestlessThreads();

    /** True if all that were waited for are at rest; false if some still were not after the longest pause. */
    boolean take() {
        long start = System.nanoTime();
        try {
            do {
                Thread.sleep(1);
                if (!isAnyAwake()) {
                    return true;
                }
            } while (System.nanoTime() - start < LONGEST_NANOS);
        } catch (InterruptedException e) {
            // The test's own business; a reading is as good as it was without the pause.
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /**
     * Looks at the threads without a pause, so often that all of it is compiled: on the way there the calling thread makes
     * the string constants of {@code Thread} and other classes of the JDK, 304 to 472 bytes that stay.
     */
    void pave(int times) {
        long self = Thread.currentThread().getId();
        restless.waits(self);
        for (int i = 0; i < times; i++) {
            isAnyAwake();
            restless.mayWaitSoon(self);
        }
        restless.lookAnew();
    }

    private boolean isAnyAwake() {
        int count = all.enumerate(threads);
        boolean awake = false;
        for (int i = 0; i < count; i++) {
            Thread thread = threads[i];
            threads[i] = null;
            Thread.State state = thread.getState();
            if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
                restless.waits(thread.getId());
            } else if (thread != Thread.currentThread() && restless.mayWaitSoon(thread.getId())) {
                awake = true;
            }
        }
        return awake;
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
