package io.github.memorybudget.core.thread;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Waits for threads of the JDK that end by themselves some time after the last use of what they serve. Until then they keep
 * it alive, and it is no leak.
 *
 * <p>The selector thread of a {@code java.net.http.HttpClient} looks every three seconds whether anyone still refers to its
 * client ({@code HttpClientImpl.SelectorManager}, {@code NODEADLINE}), and ends if not.
 *
 * @since 0.1
 */
public final class LingeringThreads {

    private static final Pattern NAMES = Pattern.compile("HttpClient-\\d+-SelectorManager");

    /** The three seconds of the selector, and some for it to end. */
    private static final long LONGEST_MILLIS = 3_500;

    /** Clients that are kept never end; whoever keeps one a run need not wait for each. */
    private static final int MOST_IN_VAIN = 2;

    private final Set<Long> waitedFor = new HashSet<>();
    private int inVain;

    /**
     * Waits until those that are alive have ended, for at most 3.5 seconds, and for each only once.
     *
     * @return whether one has ended meanwhile
     */
    public boolean awaitEnd() {
        Thread[] lingering = Stream.of(LiveThreads.all())
                .filter(thread -> NAMES.matcher(thread.getName()).matches())
                .filter(thread -> !waitedFor.contains(thread.getId()))
                .toArray(Thread[]::new);
        if (lingering.length == 0 || inVain >= MOST_IN_VAIN) {
            return false;
        }
        long deadline = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        boolean ended = false;
        for (Thread thread : lingering) {
            waitedFor.add(thread.getId());
            try {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ended;
            }
            ended |= !thread.isAlive();
        }
        inVain = ended ? 0 : inVain + 1;
        return ended;
    }
}
