package io.github.memorybudget.core.judge;

/**
 * Memory that belongs to no test, in however many runs it is kept, in bytes; a figure may be less than 0 where it shrank.
 *
 * @param soft what is only softly reachable
 * @param ignored what is behind holders that the user excluded
 * @param frameworks what the test framework and the build keep, such as the output that they capture
 * @param waiting what waits for a finalizer, a cleaner or a weak map to notice, or for a thread to end
 * @param spare what the JDK keeps ready for a while, such as the buffers through which a thread uses channels
 * @since 0.1
 */
public record NeverCounted(long soft, long ignored, long frameworks, long waiting, long spare) {

    static final NeverCounted NOTHING = new NeverCounted(0, 0, 0, 0, 0);

    NeverCounted and(NeverCounted more) {
        return new NeverCounted(
                soft + more.soft,
                ignored + more.ignored,
                frameworks + more.frameworks,
                waiting + more.waiting,
                spare + more.spare);
    }

    /** All of it. */
    long bytes() {
        return lasting() + Math.max(0, waiting);
    }

    /** What stays as it is for as long as it likes, without being anybody's leak. */
    long lasting() {
        return Math.max(0, soft) + Math.max(0, ignored) + Math.max(0, frameworks) + Math.max(0, spare);
    }
}
