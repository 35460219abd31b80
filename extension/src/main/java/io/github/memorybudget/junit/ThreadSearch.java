package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.HeldBy;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.heapdump.SearchMark;
import io.github.memorybudget.core.judge.NeverCounted;
import io.github.memorybudget.core.judge.OneOff;
import io.github.memorybudget.core.thread.ThreadWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whose the threads are that a test's first run left behind, and so whether they count. */
final class ThreadSearch {

    private @Nullable ThreadWindow window;
    private List<SearchMark> marks = List.of();

    /** To be called right before the window. */
    void before() {
        window = ThreadWindow.open();
    }

    /** Marks what is still alive, so that a dump shows it; keeps none of it. */
    void mark() {
        if (window != null) {
            marks = window.leftBehind().map(SearchMark::new).toList();
        }
    }

    /** What is known of the threads of the first run. */
    OneOff answer(FirstRunDump dump, HolderRules rules, FirstUse firstUse) {
        return firstUse == FirstUse.IGNORE
                ? new OneOff.NotCounted()
                : dump.answer(
                        (process, copy, folder) -> process.threads(copy, rules),
                        found -> judged(found, marks.size(), firstUse == FirstUse.COUNT_ALL));
    }

    /** One that ended while the dump was taken is in none of its figures, and may be anybody's. */
    static OneOff judged(HolderReport found, int left, boolean countsAll) {
        long others = countsAll ? found.warmUp() : 0;
        long seen = found.countedAtMost() + found.warmUp() + found.neverCounts();
        return new OneOff.HeldBy(
                found.countedAtLeast() + others,
                found.countedAtMost() + others + Math.max(0, left - seen),
                new NeverCounted(0, found.ignored(), 0, 0, 0),
                HolderWords.of(found, HeldBy::isWarmUp, ThreadSearch::words),
                HolderWords.of(found, HeldBy::counts, ThreadSearch::words));
    }

    private static String words(long threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }
}
