package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.AnalysisBounds;
import io.github.memorybudget.core.heapdump.AnalysisOutcome;
import io.github.memorybudget.core.heapdump.AnalysisProcess;
import io.github.memorybudget.core.heapdump.BaselineDump;
import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeldBy;
import io.github.memorybudget.core.heapdump.Holder;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.heapdump.ScratchFolder;
import io.github.memorybudget.core.judge.OneOff;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.LoadedClasses;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells what holds the memory that a test's first run kept, and so whether it counts: by the list of classes that the run
 * loaded, a dump from right after it, and one from before.
 *
 * <p>The dump is taken at once, before {@code @AfterEach} can change what there is to see. It is analysed only if no
 * rehearsal keeps as much, or where further rehearsals could not be looked into.
 */
final class OneOffSearch implements AutoCloseable {

    private static final AnalysisBounds BOUNDS = new AnalysisBounds(Duration.ofSeconds(60), 1024, 3);
    private static final int MOST_HOLDERS = 3;

    private final TestSpec spec;
    private final HolderRulesOf rules;
    private final Class<?> testClass;
    private long loadedFrom = -1;
    private Set<String> loaded = Set.of();
    private @Nullable Measurement run;
    private @Nullable BaselineDump dump;
    private @Nullable HolderReport report;
    private OneOff answer = new OneOff.Unknown("the first run was within its budget");

    private OneOffSearch(TestSpec spec, Class<?> testClass) {
        this.spec = spec;
        this.testClass = testClass;
        this.rules = new HolderRulesOf(testClass, spec.settings());
    }

    private static boolean isBudgeted(TestSpec spec) {
        return spec.budget().budget().limit(Metric.RETAINED) != null;
    }

    static OneOffSearch of(TestSpec spec, Class<?> testClass) {
        return new OneOffSearch(spec, testClass);
    }

    /** To be called right before the window, when all else is there that lasts until after it. */
    void before() {
        if (isBudgeted(spec)) {
            HeapBaseline.refresh();
            loadedFrom = LoadedClasses.now();
        }
    }

    /** Keeps the evidence of a run that is over its budget; to be called right after its window. */
    void after(Measurement measured) {
        Long limit = spec.budget().budget().limit(Metric.RETAINED);
        if (limit == null || measured.retained() == null || measured.retained() <= limit) {
            return;
        }
        run = measured;
        if (!isKnown(measured)) {
            // No local variable may hold anything by now that was made since the window: it would be in the dump.
            takeDump();
        }
    }

    private boolean isKnown(Measurement measured) {
        Optional<Set<String>> list = LoadedClasses.between(loadedFrom, LoadedClasses.now());
        if (list.isEmpty()) {
            answer = new OneOff.Unknown("this JVM does not tell which classes a run loads");
            return true;
        }
        loaded = list.get();
        Optional<List<String>> known = KnownFirstUse.holders(measured.growth(), loaded);
        if (known.isPresent() && spec.budget().firstUse() != FirstUse.COUNT_ALL) {
            answer = OneOff.HeldBy.firstUse(known.get());
            return true;
        }
        return false;
    }

    private void takeDump() {
        try {
            dump = HeapBaseline.take();
        } catch (IOException | UnsupportedOperationException e) {
            answer = new OneOff.Unknown("the heap can't be dumped: " + e);
        }
    }

    /** What is known of the memory that the first run kept; looks into the dump if there is one. */
    OneOff answer() {
        if (dump == null || run == null || report != null) {
            return answer;
        }
        if (spec.budget().firstUse() == FirstUse.IGNORE) {
            answer = new OneOff.NotCounted();
            return answer;
        }
        try {
            AnalysisOutcome<HolderReport> outcome = analyse(dump, run);
            answer = outcome instanceof AnalysisOutcome.Answer<HolderReport> found
                    ? judged(found.value(), run)
                    : new OneOff.Unknown(((AnalysisOutcome.Failure<HolderReport>) outcome).reason());
        } catch (IOException e) {
            answer = new OneOff.Unknown("the heap dump can't be analysed: " + e);
        }
        return answer;
    }

    private AnalysisOutcome<HolderReport> analyse(BaselineDump taken, Measurement measured) throws IOException {
        HolderRules run = rules.with(loaded);
        try (ScratchFolder folder = ScratchFolder.make();
                HeapDump after = taken.copyTo(folder.path())) {
            AnalysisProcess process = new AnalysisProcess(folder.path(), BOUNDS);
            Optional<HeapDump> earlier = HeapBaseline.copyTo(folder.path());
            if (earlier.isEmpty()) {
                return process.estimate(after, measured.growth(), run);
            }
            try (HeapDump before = earlier.get()) {
                return process.attribute(before, after, measured.growth(), run);
            }
        }
    }

    private OneOff judged(HolderReport found, Measurement measured) {
        report = found;
        List<String> holders = holders(found, HeldBy::isWarmUp);
        long counted = found.countedAtMost();
        if (counted == 0 && found.neverCounts() == 0) {
            KnownFirstUse.add(measured.growth(), loaded, holders);
        }
        long atLeast = found.countedAtLeast();
        if (spec.budget().firstUse() == FirstUse.COUNT_ALL && measured.retained() != null) {
            counted = measured.retained() - found.neverCounts();
            atLeast = counted;
        }
        return new OneOff.HeldBy(atLeast, counted, HeldMemory.never(found), holders, holders(found, HeldBy::counts));
    }

    /** The largest holders of these kinds, but for those that the measuring and the test framework brought. */
    private static List<String> holders(HolderReport found, Predicate<HeldBy> kinds) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (Holder holder : found.holders()) {
            if (kinds.test(holder.heldBy())
                    && holder.bytes() > 0
                    && (holder.heldBy().counts() || !HolderRulesOf.isFrameworks(holder.name()))) {
                bytes.merge(holder.name(), holder.bytes(), Long::sum);
            }
        }
        return bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_HOLDERS)
                .map(holder -> holder.getKey() + " (" + ByteSize.readable(holder.getValue()) + ")")
                .toList();
    }

    /**
     * Paths to what counts of the first run's growth, as far as they were looked for.
     *
     * @param measured bytes that count; what holds a small part of that is left out
     */
    LeakSearch.Found found(long measured) {
        if (report == null) {
            return LeakSearch.Found.nothing(answer instanceof OneOff.Unknown unknown ? unknown.reason() : null);
        }
        return LeakSearch.Found.of(report.traces(), measured).heldByFieldsOf(testClass);
    }

    /** Lets the dump go. */
    @Override
    public void close() {
        if (dump != null) {
            HeapBaseline.renew();
            try {
                dump.close();
            } catch (IOException e) {
                Recorder.warn("A heap dump could not be deleted: " + e);
            }
            dump = null;
        }
    }
}
