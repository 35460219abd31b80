package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.AnalysisProcess;
import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.heapdump.ScratchFolder;
import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.judge.OneOff;
import io.github.memorybudget.core.judge.Suspicion;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of what a test's first run kept, gathered right after it where it is over a budget, before {@code @AfterEach} can
 * change what there is to see; and looked into only if a verdict depends on it.
 */
final class FirstRunEvidence implements AutoCloseable {

    /** Its memory is worth more than a quick answer where so long nothing was suspected. */
    private static final Duration ANALYSIS_IDLE = Duration.ofSeconds(10);

    private final TestSpec spec;
    private final HolderRulesOf rules;
    private final RunClasses classes = new RunClasses();
    private final FirstRunDump dump = new FirstRunDump();
    private final OneOffSearch heap;
    private final BufferSearch buffers = new BufferSearch();
    private final ThreadSearch threads = new ThreadSearch();
    private final FilledSearch filled;
    private @Nullable Measurement run;
    private @Nullable String problem;

    FirstRunEvidence(TestSpec spec, Class<?> testClass) {
        this.spec = spec;
        this.rules = new HolderRulesOf(testClass, spec.settings());
        this.filled = new FilledSearch(
                testClass,
                Objects.requireNonNullElse(spec.budget().budget().limit(Metric.ALLOCATED), 0L),
                spec.budget().firstUse() == FirstUse.COUNT_ALL);
        this.heap = new OneOffSearch(spec, testClass, rules, classes, dump);
    }

    /** To be called right before the window, when all else is there that lasts until after it. */
    void before() {
        AnalysisProcess.endIfIdleFor(ANALYSIS_IDLE);
        Budget budget = spec.budget().budget();
        if (budget.limit(Metric.RETAINED) != null) {
            HeapBaseline.refresh();
        }
        if (budget.limit(Metric.OFF_HEAP) != null) {
            buffers.before();
        }
        if (budget.limit(Metric.THREADS) != null || budget.limit(Metric.RETAINED) != null) {
            threads.before();
        }
        classes.begin();
    }

    /** Keeps the evidence of a run that is over a budget; to be called right after its window. Never throws. */
    void after(Measurement measured) {
        // The body may have left the flag set, with which no file can be read.
        boolean interrupted = Thread.interrupted();
        try {
            gather(measured);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            problem = "it could not be looked for: " + e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void gather(Measurement measured) {
        Set<Metric> suspects = Suspicion.of(spec.budget().budget(), measured);
        suspects.remove(Metric.PEAK);
        if (suspects.isEmpty()) {
            return;
        }
        classes.end();
        run = measured;
        boolean heapNeedsDump = suspects.contains(Metric.RETAINED) && heap.needsDump(measured);
        boolean dumpNeeded = heapNeedsDump || suspects.contains(Metric.OFF_HEAP) || suspects.contains(Metric.THREADS);
        if (suspects.contains(Metric.ALLOCATED) && !suspects.contains(Metric.RETAINED)) {
            dumpNeeded |= filled.needsDump(
                    measured,
                    classes.initialised().orElse(Set.of()),
                    rules.with(Set.of()).ownClasses());
        }
        if (dumpNeeded) {
            threads.mark();
            // No local variable may hold anything by now that was made since the window: it would be in the dump.
            dump.take(heapNeedsDump);
        }
        if (heapNeedsDump) {
            heap.seeWhatIsStillThere();
        }
    }

    /** What is known of what the first run kept beyond the budget of a metric; looks into the dump. */
    OneOff answer(Metric metric) {
        if (problem != null) {
            return new OneOff.Unknown(problem);
        }
        return metric == Metric.RETAINED ? heap.answer() : answer(metric, false);
    }

    /** What is known of the buffers that the first run kept, where all others keep as many. */
    OneOff ofBuffersOfEveryRun() {
        return problem == null ? answer(Metric.OFF_HEAP, true) : new OneOff.Unknown(problem);
    }

    private OneOff answer(Metric metric, boolean everyRun) {
        Measurement measured = run;
        Optional<Set<String>> loaded = classes.names();
        if (measured == null || loaded.isEmpty()) {
            return new OneOff.Unknown(measured == null ? "the first run was within its budget" : RunClasses.UNKNOWN);
        }
        HolderRules ofRun = rules.with(loaded.get());
        FirstUse firstUse = spec.budget().firstUse();
        if (metric == Metric.ALLOCATED) {
            return ofAllocated(measured, ofRun, loaded.get().isEmpty());
        }
        if (metric == Metric.THREADS) {
            return threads.answer(dump, ofRun, firstUse);
        }
        long grown = Objects.requireNonNullElse(measured.offHeap(), 0L);
        return everyRun ? buffers.answerOfEveryRun(dump, ofRun, grown) : buffers.answer(dump, ofRun, firstUse, grown);
    }

    private OneOff ofAllocated(Measurement measured, HolderRules ofRun, boolean nothingLoaded) {
        if (spec.budget().firstUse() == FirstUse.IGNORE) {
            return new OneOff.NotCounted();
        }
        if (!Suspicion.of(spec.budget().budget(), measured).contains(Metric.RETAINED)) {
            return filled.answer(measured, dump, ofRun, nothingLoaded);
        }
        OneOff kept = heap.answer();
        if (!(kept instanceof OneOff.HeldBy held)) {
            return kept;
        }
        Long retained = measured.retained();
        boolean allCounts = retained != null && retained <= held.atLeast();
        return new OneOff.Kept(held.atLeast(), held.atMost(), 0, nothingLoaded && allCounts, held.counting(), null);
    }

    /**
     * Paths to what counts of the first run's growth on the heap, as far as they were looked for.
     *
     * @param measured bytes that count; what holds a small part of that is left out
     */
    LeakSearch.Found found(long measured) {
        return heap.found(measured);
    }

    /** The same for what counts of the buffers that it made. */
    LeakSearch.Found foundBuffers(long measured) {
        return buffers.found(measured);
    }

    /** Keeps the dump where the user asked for it; null where there is none, or nobody did. */
    @Nullable
    String kept(DumpKeeper keeper) {
        if (!keeper.isWanted()) {
            return null;
        }
        try (ScratchFolder folder = ScratchFolder.make()) {
            Optional<HeapDump> copy = dump.copyTo(folder.path());
            if (copy.isEmpty()) {
                return null;
            }
            try (HeapDump taken = copy.get()) {
                return keeper.keep(taken);
            }
        } catch (IOException e) {
            return "it could not be kept: " + e.getMessage();
        }
    }

    /** See {@link FirstRunDump#makeComparable()}. */
    void makeComparable() {
        dump.makeComparable();
    }

    /** The dump from right after the first run, for another process to read; empty where none was taken. */
    Optional<HeapDump> dump(Path folder) throws IOException {
        return dump.readable(folder);
    }

    /**
     * Whether all that the first run kept is known to be first use of others, but for what the budget allows. Looks into the
     * dump, unless a JVM had to be started for that: what this one makes for it would be in later dumps.
     */
    boolean showsFirstUse() {
        Long limit = spec.budget().budget().limit(Metric.RETAINED);
        return problem == null
                && limit != null
                && (heap.isAnswered() || AnalysisProcess.isRunning())
                && heap.answer() instanceof OneOff.HeldBy held
                && held.atMost() <= limit;
    }

    /** Lets the dump go. */
    @Override
    public void close() {
        dump.close();
    }
}
