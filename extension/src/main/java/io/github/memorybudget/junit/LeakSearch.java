package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.AnalysisBounds;
import io.github.memorybudget.core.heapdump.AnalysisOutcome;
import io.github.memorybudget.core.heapdump.AnalysisProcess;
import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeapDumper;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.heapdump.ScratchFolder;
import io.github.memorybudget.core.result.LeakTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what holds the memory that a test keeps in every run, or in some: two heap dumps around further rehearsals, compared in
 * a JVM of their own. The dumps hold every secret of the heap, and are deleted unless the user asked for one.
 */
final class LeakSearch implements AutoCloseable {

    private static final AnalysisBounds BOUNDS = new AnalysisBounds(Duration.ofSeconds(30), 1024, 3);

    private static final int SMALLEST_SHARE = 20;

    private static final String NO_GROWTH = "the analysis saw no growth behind any holder";

    private final Rehearsals rehearsals;
    private final Settings settings;
    private final Class<?> testClass;
    private final DumpKeeper keeper;
    private @Nullable HeapDump before;
    private @Nullable HeapDump after;
    private @Nullable String problem;
    private @Nullable String kept;
    private @Nullable HolderReport report;
    private @Nullable HolderReport rehearsed;
    private int compared = 1;
    private @Nullable ScratchFolder folder;

    LeakSearch(Rehearsals rehearsals, Settings settings, Class<?> testClass, DumpKeeper keeper) {
        this.rehearsals = rehearsals;
        this.settings = settings;
        this.testClass = testClass;
        this.keeper = keeper;
    }

    /**
     * What was found.
     *
     * @param traces what holds the growth, the largest first
     * @param problem why nothing was found, or null
     * @param dump where the heap dump is or why it is not there, or null where nobody asked for it
     * @param cause what the traces say in words, or null
     */
    record Found(
            List<LeakTrace> traces,
            @Nullable String problem,
            @Nullable String dump,
            @Nullable String cause) {

        static final Found NOTHING = nothing(null);

        static Found nothing(@Nullable String problem) {
            return new Found(List.of(), problem, null, null);
        }

        /** Traces of one dump, but for those of a small part of what was measured. */
        static Found of(List<LeakTrace> traces, long measured) {
            return new Found(traces, traces.isEmpty() ? NO_GROWTH : null, null, null).large(measured);
        }

        /** Says so where an object of the test class holds the memory: it goes with the test, and counts all the same. */
        Found heldByFieldsOf(Class<?> testClass) {
            String start = testClass.getName() + ".";
            return traces.stream()
                    .flatMap(trace -> trace.path().stream())
                    .filter(step -> step.startsWith(start))
                    .findFirst()
                    .map(step -> new Found(
                            traces,
                            problem,
                            dump,
                            "kept by the test's own field "
                                    + step.substring(start.length()).replaceAll("\\W.*", "")))
                    .orElse(this);
        }

        /** This, with where the dump is. */
        Found withDump(@Nullable String place) {
            return new Found(traces, problem, place, cause);
        }

        /** This, if it has more to say than another search that found nothing. */
        Found insteadOf(Found other) {
            return traces.isEmpty() ? other : new Found(traces, problem, other.dump, cause);
        }

        /** This without traces of a small part of what was measured. */
        Found large(long measured) {
            List<LeakTrace> large = traces.stream()
                    .filter(trace -> trace.retained() >= measured / SMALLEST_SHARE)
                    .toList();
            boolean lost = large.isEmpty() && !traces.isEmpty();
            return new Found(large, lost ? "no holder explains more than a small part of it" : problem, dump, cause);
        }
    }

    /**
     * Runs the test again, between two dumps, and compares these; of several runs, also the first of the dumps with that from
     * right after the suite's own run, if there is one.
     *
     * @param runs how often
     * @return what holds the growth, or null where {@link #found} says why that is not known
     */
    @Nullable
    HolderReport compare(int runs, FirstRunEvidence firstRun) {
        compared = runs;
        try {
            ScratchFolder made = ScratchFolder.make();
            folder = made;
            report = compareIn(made.path(), runs, firstRun);
        } catch (IOException | UnsupportedOperationException e) {
            problem = "heap dumps can't be written for the analysis: " + e;
        }
        return report;
    }

    /**
     * What {@link #compare} has found.
     *
     * @param measured bytes that the test keeps in a run; what holds a small part of that is left out, since the dumps also
     *     see what JUnit makes around the body
     */
    Found found(long measured) {
        if (after != null && kept == null) {
            kept = keeper.keep(after);
        }
        if (report == null) {
            return new Found(List.of(), problem, kept, null);
        }
        List<LeakTrace> traces =
                report.traces().stream().map(trace -> trace.perRun(compared)).toList();
        Found large = new Found(traces, traces.isEmpty() ? NO_GROWTH : null, kept, null)
                .large(measured)
                .heldByFieldsOf(testClass);
        return new Found(
                large.traces().stream().map(this::withTestsOwnField).toList(),
                large.problem(),
                large.dump(),
                large.cause());
    }

    /** What only the test's own instance keeps goes with the test. */
    private LeakTrace withTestsOwnField(LeakTrace trace) {
        String field = trace.path().isEmpty() ? "" : trace.path().get(0);
        return field.startsWith(testClass.getName() + ".") || field.startsWith(testClass.getName() + "[")
                ? trace.withCause(
                        "kept by the test's own field; it goes with the test's instance. Make it a local variable.")
                : trace;
    }

    private @Nullable HolderReport compareIn(Path directory, int runs, FirstRunEvidence firstRun) throws IOException {
        HeapDumper dumper = new HeapDumper(directory);
        if (!HeapBaseline.isPaved()) {
            // The first dump of a JVM makes objects of its own.
            dumper.dump().close();
        }
        if (runs > 1) {
            firstRun.makeComparable();
        }
        for (int i = 0; i < runs; i++) {
            boolean first = i == 0;
            boolean last = i == runs - 1;
            Optional<String> failed = rehearsals.once((desk, invocation, method, repeated) -> {
                // Around the body alone, so that neither the fixture nor what clears up after it is seen.
                if (first) {
                    before = dump(dumper);
                }
                invocation.proceed();
                if (last) {
                    after = dump(dumper);
                }
            });
            if (failed.isPresent()) {
                problem = failed.get();
                return null;
            }
        }
        if (before == null || after == null) {
            return null;
        }
        AnalysisProcess process = new AnalysisProcess(BOUNDS);
        AnalysisOutcome<HolderReport> outcome = process.compare(before, after, rules());
        if (runs > 1) {
            rehearsed = sinceFirstRun(process, firstRun, directory, before);
        }
        if (!keeper.isWanted()) {
            // They hold every secret of the heap, and what follows may take a while.
            before.close();
            after.close();
        }
        if (outcome instanceof AnalysisOutcome.Answer<HolderReport> answer) {
            return answer.value();
        }
        problem = ((AnalysisOutcome.Failure<HolderReport>) outcome).reason();
        return null;
    }

    private @Nullable HolderReport sinceFirstRun(
            AnalysisProcess process, FirstRunEvidence firstRun, Path directory, HeapDump later) throws IOException {
        Optional<HeapDump> copy = firstRun.dump(directory);
        if (copy.isEmpty()) {
            return null;
        }
        try (HeapDump first = copy.get()) {
            return process.compare(first, later, rules()) instanceof AnalysisOutcome.Answer<HolderReport> answer
                    ? answer.value()
                    : null;
        }
    }

    /** What the rehearsals before these runs have kept, by what holds it; null where that is not known. */
    @Nullable
    HolderReport rehearsed() {
        return rehearsed;
    }

    /** Deletes the dumps, but for one that the user asked for. */
    @Override
    public void close() {
        if (folder != null) {
            folder.close();
        }
    }

    private @Nullable HeapDump dump(HeapDumper dumper) {
        try {
            return dumper.dump();
        } catch (IOException | UnsupportedOperationException e) {
            problem = "the heap can't be dumped: " + e;
            return null;
        }
    }

    private HolderRules rules() {
        return new HolderRulesOf(testClass, settings).with(Set.of());
    }
}
