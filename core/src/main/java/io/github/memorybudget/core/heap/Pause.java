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
 * the JDK's that wait for a process to end, which they do without being seen waiting.
 */
final class Pause {

    private static final long LONGEST_NANOS = 50_000_000;
    private static final int MOST_THREADS = 1_000;

    /** How the names of the JDK's threads begin that wait for a process to end, the heap analysis among them. */
    private static final String REAPER = "process reaper";

    private final ThreadGroup all = root();
    private final Thread[] threads = new Thread[MOST_THREADS];
    private final long[] restless = new long[MOST_THREADS];
    private int restlessCount;

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
        for (int i = 0; i < times; i++) {
            isAnyAwake();
        }
    }

    private boolean isAnyAwake() {
        int count = all.enumerate(threads);
        boolean awake = false;
        for (int i = 0; i < count; i++) {
            Thread thread = threads[i];
            threads[i] = null;
            Thread.State state = thread.getState();
            if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
                remember(thread.getId());
            } else if (isRestless(thread.getId()) && mayRest(thread)) {
                awake = true;
            }
        }
        return awake;
    }

    private static boolean mayRest(Thread thread) {
        return thread != Thread.currentThread() && !thread.getName().startsWith(REAPER);
    }

    private void remember(long id) {
        if (!isRestless(id)) {
            restless[restlessCount++ % restless.length] = id;
        }
    }

    private boolean isRestless(long id) {
        for (int i = Math.min(restlessCount, restless.length) - 1; i >= 0; i--) {
            if (restless[i] == id) {
                return true;
            }
        }
        return false;
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
