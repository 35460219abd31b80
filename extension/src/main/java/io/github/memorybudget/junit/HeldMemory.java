package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.judge.ComparedRuns;
import io.github.memorybudget.core.judge.NeverCounted;
import io.github.memorybudget.core.judge.Runs;
import io.github.memorybudget.core.judge.Suspicion;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has looked at what holds the memory that a test keeps, where that decides or explains, and in the dump that shows it: that
 * of the suite's own run for what is kept once, two around further rehearsals for what is kept again and again.
 */
final class HeldMemory implements AutoCloseable {

    private static final List<Metric> OF_FIRST_RUN =
            List.of(Metric.RETAINED, Metric.ALLOCATED, Metric.OFF_HEAP, Metric.THREADS);

    private final Budget budget;
    private final FirstRunEvidence firstRun;
    private final DumpKeeper keeper;
    private final Supplier<LeakSearch> leakSearch;
    private @Nullable LeakSearch search;

    HeldMemory(Budget budget, FirstRunEvidence firstRun, DumpKeeper keeper, Supplier<LeakSearch> leakSearch) {
        this.budget = budget;
        this.firstRun = firstRun;
        this.keeper = keeper;
        this.leakSearch = leakSearch;
    }

    /** The runs, with what is to be known of them for a verdict. */
    Runs lookedAt(Runs runs) {
        Runs known = runs;
        for (Metric metric : OF_FIRST_RUN) {
            if (Suspicion.isOfFirstRunOnly(budget, metric, runs)) {
                known = known.with(metric, firstRun.answer(metric));
            }
        }
        if (Suspicion.isOfSomeRunsAndTheFirst(budget, runs)) {
            known = known.with(Metric.THREADS, firstRun.answer(Metric.THREADS));
        }
        if (Suspicion.isOfEveryRun(budget, Metric.OFF_HEAP, runs)) {
            known = known.with(Metric.OFF_HEAP, firstRun.ofBuffersOfEveryRun());
        }
        return Suspicion.isOfFirstRunOnly(budget, Metric.RETAINED, runs) ? known : compared(known);
    }

    private Runs compared(Runs runs) {
        int more = Suspicion.isOfEveryRun(budget, Metric.RETAINED, runs)
                ? 1
                : Suspicion.isOfSomeRuns(budget, runs) ? asMany(runs) : 0;
        if (more == 0) {
            return runs;
        }
        LeakSearch made = leakSearch.get();
        search = made;
        HolderReport report = made.compare(more, firstRun);
        if (report == null) {
            return runs.with(Metric.RETAINED, firstRun.answer(Metric.RETAINED));
        }
        ComparedRuns further = compared(more, report);
        Recorder.debug("Held in further runs: " + report);
        HolderReport rehearsed = made.rehearsed();
        Runs compared = runs.with(
                rehearsed == null
                        ? further
                        : further.and(
                                new ComparedRuns(runs.warm().size(), rehearsed.countedAtMost(), 0, never(rehearsed))));
        // Beside what each run keeps, the first may have kept something else, once.
        return Suspicion.keptMoreAtFirst(budget, runs)
                ? compared.with(Metric.RETAINED, firstRun.answer(Metric.RETAINED))
                : compared;
    }

    /**
     * So many in a row that show what memory does that only some runs keep: a buffer or table that doubles has done so when as
     * much came again as there was.
     */
    private static int asMany(Runs runs) {
        return 1 + runs.warm().size() + 1;
    }

    private static ComparedRuns compared(int runs, HolderReport report) {
        // What a library or the JDK caches for each run anew is no first use.
        long warmUp = Math.max(0, report.warmUp());
        return new ComparedRuns(runs, report.countedAtMost() + warmUp, warmUp, never(report));
    }

    static NeverCounted never(HolderReport report) {
        return new NeverCounted(
                report.soft(), report.ignored(), report.frameworks(), report.finalizer(), report.spare());
    }

    /**
     * What holds the memory that is kept.
     *
     * @param metric {@code retained} or {@code offHeap}
     * @param measured bytes
     */
    LeakSearch.Found holders(Metric metric, long measured) {
        if (metric == Metric.OFF_HEAP) {
            return withDump(firstRun.foundBuffers(measured));
        }
        if (search == null) {
            return withDump(firstRun.found(measured));
        }
        LeakSearch.Found found = search.found(measured);
        if (found.traces().isEmpty()) {
            firstRun.answer(Metric.RETAINED);
            return firstRun.found(measured).insteadOf(found);
        }
        return found;
    }

    private LeakSearch.Found withDump(LeakSearch.Found found) {
        return found.withDump(firstRun.kept(keeper));
    }

    @Override
    public void close() {
        if (search != null) {
            search.close();
        }
    }
}
