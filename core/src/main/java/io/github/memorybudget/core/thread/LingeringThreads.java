package io.github.memorybudget.core.thread;

import java.util.Arrays;

/**
 * Waits for threads of the JDK that end by themselves some time after the last use of what they serve. Until then they keep
 * it alive, and it is no leak.
 *
 * <p>The selector thread of a {@code java.net.http.HttpClient} looks every three seconds whether anyone still refers to its
 * client ({@code HttpClientImpl.SelectorManager}, {@code NODEADLINE}), and ends if not.
 *
 * <p>Not for use by several threads at once. Keeps no object that was not there before.
 *
 * @since 0.1
 */
public final class LingeringThreads {

    private static final String NAME_START = "HttpClient-";
    private static final String NAME_END = "-SelectorManager";

    /** The three seconds of the selector, and some for it to end. */
    private static final long LONGEST_MILLIS = 3_500;

    /** Clients that are kept never end; a test that keeps one a run need not wait for each. */
    private static final int MOST_IN_VAIN = 2;

    private static final int MOST = 256;

    private final long[] older = new long[MOST];
    private int olderCount;
    private int inVain;

    /** Forgets how often a test waited in vain: another one begins. */
    public void forNextTest() {
        inVain = 0;
    }

    /** Takes note of those that are alive: nobody waits for them. */
    public void mark() {
        olderCount = 0;
        for (Thread thread : LiveThreads.all()) {
            if (isLingering(thread) && olderCount < MOST) {
                older[olderCount++] = thread.getId();
            }
        }
        Arrays.sort(older, 0, olderCount);
    }

    /**
     * Waits until those that came since {@link #mark()} have ended, for at most 3.5 seconds.
     *
     * @return whether one has ended meanwhile
     */
    public boolean awaitEnd() {
        if (inVain >= MOST_IN_VAIN) {
            return false;
        }
        long deadline = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        boolean waited = false;
        boolean ended = false;
        for (Thread thread : LiveThreads.all()) {
            if (!isLingering(thread) || Arrays.binarySearch(older, 0, olderCount, thread.getId()) >= 0) {
                continue;
            }
            waited = true;
            try {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ended;
            }
            ended |= !thread.isAlive();
        }
        if (waited) {
            inVain = ended ? 0 : inVain + 1;
        }
        return ended;
    }

    private static boolean isLingering(Thread thread) {
        String name = thread.getName();
        return name.startsWith(NAME_START) && name.endsWith(NAME_END);
    }
}
