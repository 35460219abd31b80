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
 * those that stay awake for some whole pauses in a row, such as one that waits for a process to end, until they are seen waiting
 * again. One pause alone may be too short for a thread on a machine under load.
 */
final class Pause {

    private static final long LONGEST_NANOS = 50_000_000;
    private static final int MOST_THREADS = 1_000;

    /** A thread that stays awake for so many pauses in a row is about to do something else than wait. */
    private static final int MOST_PAUSES_AWAKE = 4;

    /** No thread has this id. */
    private static final long NOBODY = 0;

    private final ThreadGroup all = root();
    private final Thread[] threads = new Thread[MOST_THREADS];
    private final long[] restless = new long[MOST_THREADS];
    private final int[] pausesAwake = new int[MOST_THREADS];
    private int restlessCount;

    /** True if all are at rest that were waited for; false if some still were not after the longest pause. */
    boolean take() {
        long start = System.nanoTime();
        try {
            do {
                Thread.sleep(1);
                if (!isAnyAwake()) {
                    return true;
                }
            } while (System.nanoTime() - start < LONGEST_NANOS);
            noteAwake();
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
            if (isWaiting(thread)) {
                remember(thread.getId());
            } else if (thread != Thread.currentThread() && indexOf(thread.getId()) >= 0) {
                awake = true;
            }
        }
        return awake;
    }

    /** After a pause in which some did not get back to what they wait for. */
    private void noteAwake() {
        int count = all.enumerate(threads);
        for (int i = 0; i < count; i++) {
            Thread thread = threads[i];
            threads[i] = null;
            boolean isAwake = thread != Thread.currentThread() && !isWaiting(thread);
            int known = isAwake ? indexOf(thread.getId()) : -1;
            if (known >= 0 && ++pausesAwake[known] == MOST_PAUSES_AWAKE) {
                restless[known] = NOBODY;
            }
        }
    }

    private static boolean isWaiting(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private void remember(long id) {
        int known = indexOf(id);
        if (known < 0) {
            int free = indexOf(NOBODY);
            known = free >= 0 ? free : restlessCount++ % restless.length;
            restless[known] = id;
        }
        pausesAwake[known] = 0;
    }

    private int indexOf(long id) {
        for (int i = Math.min(restlessCount, restless.length) - 1; i >= 0; i--) {
            if (restless[i] == id) {
                return i;
            }
        }
        return -1;
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
