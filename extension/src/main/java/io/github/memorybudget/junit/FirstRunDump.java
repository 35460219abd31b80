package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.AnalysisBounds;
import io.github.memorybudget.core.heapdump.AnalysisOutcome;
import io.github.memorybudget.core.heapdump.AnalysisProcess;
import io.github.memorybudget.core.heapdump.BaselineDump;
import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.ScratchFolder;
import io.github.memorybudget.core.judge.OneOff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one heap dump from right after a test's first run, taken where the run is suspected of anything, for all who ask. */
final class FirstRunDump implements AutoCloseable {

    private static final AnalysisBounds BOUNDS = new AnalysisBounds(Duration.ofSeconds(60), 1024, 3);

    private @Nullable BaselineDump dump;
    private @Nullable String problem;
    private boolean isOfHeap;
    private boolean hasAnalysis;

    /** A question to a dump, in a process of its own. */
    @FunctionalInterface
    interface Question {

        /**
         * Asks.
         *
         * @param folder for copies of other dumps
         */
        AnalysisOutcome<HolderReport> ask(AnalysisProcess process, HeapDump dump, Path folder) throws IOException;
    }

    /**
     * Takes it, at once.
     *
     * @param ofHeap whether what holds memory of the heap is asked, which is worth a dump also where the heap is so large that
     *     the test is kept waiting
     */
    void take(boolean ofHeap) {
        isOfHeap = ofHeap;
        hasAnalysis = AnalysisProcess.isRunning();
        if (!ofHeap && HeapBaseline.isHeapLarge()) {
            problem = "the heap is too large to be dumped for it";
            return;
        }
        try {
            dump = HeapBaseline.take();
        } catch (IOException | UnsupportedOperationException e) {
            problem = "the heap can't be dumped: " + e;
        }
    }

    /** What a question's answer says, or why there is none. */
    OneOff answer(Question question, Function<HolderReport, OneOff> judged) {
        BaselineDump taken = dump;
        if (taken == null) {
            return new OneOff.Unknown(problem == null ? "no heap dump was taken" : problem);
        }
        try (ScratchFolder folder = ScratchFolder.make();
                HeapDump copy = taken.readable(folder.path())) {
            AnalysisOutcome<HolderReport> outcome = question.ask(new AnalysisProcess(BOUNDS), copy, folder.path());
            return outcome instanceof AnalysisOutcome.Answer<HolderReport> found
                    ? judged.apply(found.value())
                    : new OneOff.Unknown(((AnalysisOutcome.Failure<HolderReport>) outcome).reason());
        } catch (IOException e) {
            return new OneOff.Unknown("the heap dump can't be analysed: " + e);
        }
    }

    /** A copy, which closing deletes; empty where no dump was taken. */
    Optional<HeapDump> copyTo(Path folder) throws IOException {
        return dump == null ? Optional.empty() : Optional.of(dump.copyTo(folder));
    }

    /** To be called before another dump is taken for a comparison: what this JVM keeps for the analysis must be in both. */
    void makeComparable() {
        if (!hasAnalysis) {
            AnalysisProcess.endIfIdleFor(Duration.ZERO);
        }
    }

    /** For another process to read while this is not closed; empty where no dump was taken. */
    Optional<HeapDump> readable(Path folder) throws IOException {
        return dump == null ? Optional.empty() : Optional.of(dump.readable(folder));
    }

    /** Lets the dump go. */
    @Override
    public void close() {
        if (dump != null) {
            if (isOfHeap) {
                HeapBaseline.renew();
            }
            try {
                dump.close();
            } catch (IOException e) {
                Recorder.warn("A heap dump could not be deleted: " + e);
            }
            dump = null;
        }
    }
}
