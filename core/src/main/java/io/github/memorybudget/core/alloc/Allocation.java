package io.github.memorybudget.core.alloc;

/**
 * Bytes allocated between two moments.
 *
 * @param testThread by the thread that opened the window; exact
 * @param startedThreads by threads that were started in the window, ended ones included where the JVM can tell
 * @param otherThreads by threads that were there before
 * @param endedUnseen number of threads that were started and ended in the window, and whose allocation the JVM can't tell
 * @param isComplete whether no thread ended in between whose last allocation is lost
 * @since 0.1
 */
public record Allocation(
        long testThread, long startedThreads, long otherThreads, long endedUnseen, boolean isComplete) {

    /** Of threads whose allocation is all known, but for those that ended unseen. */
    public Allocation(long testThread, long startedThreads, long otherThreads, long endedUnseen) {
        this(testThread, startedThreads, otherThreads, endedUnseen, endedUnseen == 0);
    }

    /** What the test itself is charged with: its own thread and those that it started, in bytes. */
    public long ofTest() {
        return testThread + startedThreads;
    }

    /** The same, less what the way to the body allocated on the test thread, which is never less than nothing. */
    public Allocation withoutOverhead(long bytes) {
        return new Allocation(Math.max(0, testThread - bytes), startedThreads, otherThreads, endedUnseen, isComplete);
    }
}
