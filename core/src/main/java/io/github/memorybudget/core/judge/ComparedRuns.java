package io.github.memorybudget.core.judge;

/**
 * What was seen of the growth in one more rehearsal, or several in a row, by what holds it.
 *
 * @param runs how many
 * @param counted bytes that count, in all of them together; may be less than 0
 * @param soft bytes that are only softly reachable
 * @param ignored bytes behind holders that the user excluded
 * @param frameworks bytes that the test framework and the build keep, such as the output that they capture
 * @param waiting bytes that wait for a finalizer, a cleaner or a weak map to notice
 * @since 0.1
 */
public record ComparedRuns(int runs, long counted, long soft, long ignored, long frameworks, long waiting) {

    /** What never counts, in however many runs it is kept. */
    long neverCounts() {
        return Math.max(0, soft) + Math.max(0, ignored) + Math.max(0, frameworks) + Math.max(0, waiting);
    }
}
