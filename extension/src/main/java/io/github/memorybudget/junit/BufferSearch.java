package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.HeldBy;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.heapdump.SearchMark;
import io.github.memorybudget.core.judge.OneOff;
import io.github.memorybudget.core.size.ByteSize;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells what holds the buffers that a test's first run made off the heap, and so whether they count. A buffer of no size, made
 * right before the run, tells newer ones from older ones in a dump.
 */
final class BufferSearch {

    private @Nullable ByteBuffer last;
    private @Nullable SearchMark mark;
    private LeakSearch.Found found = LeakSearch.Found.nothing("no run was looked into");

    /** To be called right before the window. */
    void before() {
        try {
            ByteBuffer made = ByteBuffer.allocateDirect(0);
            last = made;
            mark = new SearchMark(made);
        } catch (OutOfMemoryError noBufferMemory) {
            // Then all buffers may be new, which only widens the bounds.
            last = null;
        }
    }

    /**
     * What is known of the buffers of the first run.
     *
     * @param grown bytes by which buffer memory grew in it
     */
    OneOff answer(FirstRunDump dump, HolderRules rules, FirstUse firstUse, long grown) {
        return firstUse == FirstUse.IGNORE
                ? new OneOff.NotCounted()
                : ask(dump, rules, grown, firstUse == FirstUse.COUNT_ALL);
    }

    /** The same where each run makes as many: then they are nobody's first use. */
    OneOff answerOfEveryRun(FirstRunDump dump, HolderRules rules, long grown) {
        return ask(dump, rules, grown, true);
    }

    private OneOff ask(FirstRunDump dump, HolderRules rules, long grown, boolean countsAll) {
        OneOff answer = dump.answer((process, copy, folder) -> process.buffers(copy, rules, !countsAll), report -> {
            found = LeakSearch.Found.of(report.traces(), 0);
            return judged(report, grown, countsAll);
        });
        if (answer instanceof OneOff.Unknown unknown) {
            found = LeakSearch.Found.nothing(unknown.reason());
        }
        return answer;
    }

    /**
     * Paths to the buffers, as far as they were looked for.
     *
     * @param measured bytes off the heap that count; what holds a small part of that is left out
     */
    LeakSearch.Found found(long measured) {
        return found.large(measured);
    }

    /**
     * The growth is what was made less what was freed. What is not seen as a buffer, such as a memory segment, may be anybody's.
     */
    static OneOff judged(HolderReport found, long grown, boolean countsAll) {
        long counted = found.countedAtMost() + (countsAll ? found.warmUp() : 0);
        long made = found.countedAtMost() + found.warmUp() + found.neverCounts();
        long freed = Math.max(0, made - grown);
        long unseen = Math.max(0, grown - made);
        Predicate<HeldBy> counts = kind -> kind.counts() || countsAll && kind.isWarmUp();
        return new OneOff.HeldBy(
                Math.max(0, counted - freed),
                Math.min(grown, counted + unseen),
                HeldMemory.never(found),
                HolderWords.of(found, kind -> kind.isWarmUp() && !countsAll, ByteSize::readable),
                HolderWords.of(found, counts, ByteSize::readable));
    }
}
