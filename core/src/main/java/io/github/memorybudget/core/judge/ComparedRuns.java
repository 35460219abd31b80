package io.github.memorybudget.core.judge;

/**
 * What was seen of the growth in one more rehearsal, or several in a row, by what holds it.
 *
 * @param runs how many
 * @param counted bytes that count, in all of them together; may be less than 0
 * @param warmUp how many of these are behind what first use brings, which chance adds to
 * @param never what does not, in all of them together
 * @since 0.1
 */
public record ComparedRuns(int runs, long counted, long warmUp, NeverCounted never) {

    /** These and others, seen apart. */
    public ComparedRuns and(ComparedRuns others) {
        return new ComparedRuns(
                runs + others.runs, counted + others.counted, warmUp + others.warmUp, never.and(others.never));
    }

    /** Whether it is what the JDK keeps ready, and nothing else but so many bytes, that each run was measured to keep. */
    boolean isAllSpare(long measured, long limit) {
        return counted - warmUp <= limit && Math.abs(measured - never.spare()) <= limit;
    }

    /**
     * Bytes that never count, in however many runs they are kept. What waits to go is left out only while it goes in the end:
     * a finalizer that hangs, or a weak map that nobody uses any more, keeps more and more.
     *
     * @param over the levels before the runs
     * @param limit bytes a run that may be kept
     */
    long neverCounts(Accumulation over, long limit) {
        return over.isGivenBack(never.lasting() / runs + limit) ? never.bytes() : never.lasting();
    }
}
