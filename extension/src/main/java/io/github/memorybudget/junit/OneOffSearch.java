package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.AnalysisOutcome;
import io.github.memorybudget.core.heapdump.AnalysisProcess;
import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeldBy;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.judge.OneOff;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.MemoryWindow;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.vm.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what holds the memory that a test's first run kept, and so whether it counts: by the list of classes that the run
 * loaded, a dump from right after it, and one from before.
 *
 * <p>The dump is analysed only if no rehearsal keeps as much, or where further rehearsals could not be looked into.
 */
final class OneOffSearch {

    private final TestSpec spec;
    private final HolderRulesOf rules;
    private final Class<?> testClass;
    private final RunClasses classes;
    private final FirstRunDump dump;
    private Set<String> loaded = Set.of();
    private @Nullable Measurement run;
    private List<ClassGrowth> growth = List.of();
    private @Nullable HolderReport report;
    private boolean open;
    private OneOff answer = new OneOff.Unknown("the first run was within its budget");

    OneOffSearch(TestSpec spec, Class<?> testClass, HolderRulesOf rules, RunClasses classes, FirstRunDump dump) {
        this.spec = spec;
        this.testClass = testClass;
        this.rules = rules;
        this.classes = classes;
        this.dump = dump;
    }

    /** Whether only a dump tells of a run that is over its budget; to be called right after its window. */
    boolean needsDump(Measurement measured) {
        run = measured;
        growth = measured.growth();
        Optional<Set<String>> list = classes.names();
        if (list.isEmpty()) {
            answer = new OneOff.Unknown(RunClasses.UNKNOWN);
            return false;
        }
        loaded = list.get();
        Optional<List<String>> known = KnownFirstUse.holders(measured.growth(), loaded);
        if (known.isPresent() && spec.budget().firstUse() != FirstUse.COUNT_ALL) {
            answer = OneOff.HeldBy.firstUse(known.get());
            return false;
        }
        open = true;
        return true;
    }

    /**
     * Leaves out what went between the window and the dump, such as what a weak map had for keys that were gone: it is in no
     * dump, and so might be anybody's. To be called right after the dump was taken.
     */
    void seeWhatIsStillThere() {
        try {
            Map<String, Long> now = new HashMap<>();
            MemoryWindow.growthUntilNow().forEach(row -> now.merge(row.className(), row.bytes(), Long::sum));
            growth = growth.stream()
                    .map(row -> noMoreThan(row, now.getOrDefault(row.className(), 0L)))
                    .toList();
        } catch (UnavailableException e) {
            Recorder.debug("What went since the window is not known, which widens the bounds: " + e.getMessage());
        }
    }

    private static ClassGrowth noMoreThan(ClassGrowth row, long bytes) {
        return row.bytes() <= 0 || row.bytes() <= bytes
                ? row
                : new ClassGrowth(row.className(), row.instances(), Math.max(0, bytes));
    }

    /** Whether nothing need be looked into for the answer. */
    boolean isAnswered() {
        return !open;
    }

    /** What is known of the memory that the first run kept; looks into the dump if that is needed. */
    OneOff answer() {
        Measurement measured = run;
        if (!open || measured == null) {
            return answer;
        }
        open = false;
        answer = spec.budget().firstUse() == FirstUse.IGNORE
                ? new OneOff.NotCounted()
                : dump.answer(this::analyse, found -> judged(found, measured));
        return answer;
    }

    private AnalysisOutcome<HolderReport> analyse(AnalysisProcess process, HeapDump after, Path folder)
            throws IOException {
        HolderRules ofRun = rules.with(loaded);
        Optional<HeapDump> earlier = HeapBaseline.readable(folder);
        if (earlier.isEmpty()) {
            return process.estimate(after, growth, ofRun);
        }
        try (HeapDump before = earlier.get()) {
            return process.attribute(before, after, growth, ofRun);
        }
    }

    private OneOff judged(HolderReport found, Measurement measured) {
        report = found;
        List<String> holders = HolderWords.of(found, HeldBy::isWarmUp, ByteSize::readable);
        long counted = found.countedAtMost();
        if (counted == 0 && found.neverCounts() == 0) {
            KnownFirstUse.add(measured.growth(), loaded, holders);
        }
        long atLeast = found.countedAtLeast();
        if (spec.budget().firstUse() == FirstUse.COUNT_ALL && measured.retained() != null) {
            counted = measured.retained() - found.neverCounts();
            atLeast = counted;
        }
        return new OneOff.HeldBy(
                atLeast,
                counted,
                HeldMemory.never(found),
                holders,
                HolderWords.of(found, HeldBy::counts, ByteSize::readable));
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
}
