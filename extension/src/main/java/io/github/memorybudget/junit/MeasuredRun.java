package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.footprint.Footprint;
import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.judge.FootprintReading;
import io.github.memorybudget.core.judge.Judge;
import io.github.memorybudget.core.judge.Judgement;
import io.github.memorybudget.core.judge.Runs;
import io.github.memorybudget.core.judge.Suspicion;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.StartedLine;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.session.Session;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.opentest4j.TestAbortedException;

/** The suite's own run of one budgeted test: measured, then judged. */
final class MeasuredRun {

    private final ExtensionContext context;
    private final TestSpec spec;
    private final Recorder recorder;
    private final TestIdentity identity;
    private final int attempt;
    private final Instant startedAt;
    private @Nullable Measurement measured;
    private List<FootprintReading> footprints = List.of();
    private @Nullable Throwable failure;
    private @Nullable FirstRunEvidence evidence;

    /** Set by who writes the result. A thread that a timeout has abandoned may go on with the body for ever after. */
    private boolean over;

    private MeasuredRun(ExtensionContext context, TestSpec spec) {
        this.context = context;
        this.spec = spec;
        this.recorder =
                Recorder.in(spec.settings().resultsDirectory(), spec.settings().session(), spec.isMeasured());
        this.identity = TestIdentities.of(context);
        this.attempt = TestIdentities.nextAttempt(context.getUniqueId());
        this.startedAt = Instant.now();
    }

    /**
     * Announces the test, so that its name is known if the JVM dies in it, and does what must have been done once a JVM; to be
     * called where no timeout is running.
     */
    static MeasuredRun start(ExtensionContext context, TestSpec spec) {
        MeasuredRun run = new MeasuredRun(context, spec);
        run.recorder.append(new StartedLine(run.identity, run.attempt, run.startedAt));
        if (spec.isMeasured()) {
            Calibration.ensure();
            if (spec.budget().budget().limit(Metric.RETAINED) != null) {
                HeapBaseline.pave();
            }
        }
        return run;
    }

    /** Runs the body, in its window unless budgets are switched off; what it throws passes on. */
    void body(Invocation<Void> invocation, @Nullable Method method, boolean repeated) throws Throwable {
        if (!spec.isMeasured()) {
            invocation.proceed();
            return;
        }
        FirstRunEvidence search =
                new FirstRunEvidence(spec, TestIdentities.owner(context).getRequiredTestClass());
        Consumer<Measurement> exhausted = last -> measured = trusted(last);
        WindowedBody window = new WindowedBody(spec.plan(), invocation, method, repeated);
        search.before();
        try {
            measured = trusted(window.run(exhausted));
        } catch (Throwable thrown) {
            failure = thrown;
            if (WindowedBody.isExhaustion(thrown)) {
                // JUnit ends its run at once then; nobody would call again.
                writeExhausted(thrown);
            }
            throw thrown;
        }
        if (isOver()) {
            return;
        }
        search.after(measured);
        footprints = readFootprints();
        keep(search);
    }

    private synchronized boolean isOver() {
        return over;
    }

    /** Ends the run, and says whether that was still to be done. */
    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }

    private synchronized void keep(FirstRunEvidence search) {
        if (over) {
            search.close();
        } else {
            evidence = search;
        }
    }

    private void writeExhausted(Throwable thrown) {
        if (!end()) {
            return;
        }
        Measurement last = measured;
        String why = whyNotJudged(Optional.of(thrown));
        recorder.append(
                last == null
                        ? Results.notJudged(identity, attempt, startedAt, why)
                        : Results.exhausted(identity, attempt, spec.budget().budget(), last, why));
    }

    private Measurement trusted(Measurement body) {
        Measurement run = body.startedAt(startedAt);
        Session session = spec.settings().session();
        if (session != null && session.isOwnedByThisProcess()) {
            return run.withoutFigures("the tests run inside the build's own JVM (forkCount = 0)");
        }
        return OthersMeanwhile.leftOut(Recorder.Control.trusted(run), spec.settings(), context);
    }

    /**
     * Judges the run, writes its result and acts on it, unless that has been done.
     *
     * @param outcome what the test threw, if it did
     * @throws MemoryBudgetExceededError if the verdict fails the test
     */
    void judge(Optional<Throwable> outcome) {
        if (!end()) {
            return;
        }
        Optional<Throwable> thrown = outcome.or(() -> Optional.ofNullable(failure));
        Measurement cold = measured;
        try (FirstRunEvidence search = evidence) {
            if (thrown.isPresent() || cold == null || search == null) {
                recorder.append(Results.notJudged(identity, attempt, startedAt, whyNotJudged(thrown)));
            } else {
                // With the flag set, which the body may have left so, no file can be read and no process waited for.
                boolean interrupted = Thread.interrupted();
                try {
                    judge(cold, search);
                } finally {
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
        }
    }

    private void judge(Measurement cold, FirstRunEvidence firstRun) {
        TestResult result = result(cold, firstRun);
        recorder.append(result);
        if (spec.isBudgeted()) {
            RunSummary.add(result);
        } else {
            SurveySummary.add(result);
        }
        new Consequence(spec, recorder, context).of(result);
    }

    private TestResult result(Measurement cold, FirstRunEvidence firstRun) {
        Budget usual = spec.usual(identity);
        Set<Metric> suspects = suspects(cold, usual);
        if (suspects.isEmpty()) {
            // Most tests. What fields hold beyond their budget needs no rehearsal, and is its own culprit.
            Runs once = Runs.coldOnly(cold);
            return result(once, judgement(once), Culprit.NOT_SOUGHT);
        }
        Budget budget = spec.budget().budget();
        try (Rehearsals rehearsals = new Rehearsals(
                        context,
                        budget,
                        usual,
                        spec.budget().rehearsals(),
                        spec.settings().rehearsalTimeout());
                HeldMemory held = new HeldMemory(budget, firstRun, keeper(), () -> leakSearch(rehearsals))) {
            Runs runs = held.lookedAt(rehearsals.of(cold, suspects, firstRun::showsFirstUse));
            Judgement judgement = judgement(runs);
            Culprit culprit = judgement.verdict() == Verdict.FAIL
                    ? new CulpritSearch(
                                    held::holders,
                                    new SiteSearch(rehearsals),
                                    judgement,
                                    Results.growth(judgement, runs))
                            .search()
                    : Culprit.NOT_SOUGHT;
            return result(runs, judgement, culprit);
        }
    }

    private Judgement judgement(Runs runs) {
        return SurveyNotes.addTo(Judge.judge(spec.budget().budget(), runs, footprints), spec, runs.cold());
    }

    private TestResult result(Runs runs, Judgement judgement, Culprit culprit) {
        return Results.of(
                identity, attempt, runs, judgement, culprit, spec.budget().knownLeak());
    }

    private LeakSearch leakSearch(Rehearsals rehearsals) {
        Class<?> testClass = TestIdentities.owner(context).getRequiredTestClass();
        return new LeakSearch(rehearsals, spec.settings(), testClass, keeper());
    }

    private DumpKeeper keeper() {
        return new DumpKeeper(spec.settings(), identity, attempt);
    }

    /** What has to be rehearsed. */
    private Set<Metric> suspects(Measurement cold, Budget usual) {
        // A first run that is above what is usual can't tell a regression from first use; warm figures can, of all
        // metrics.
        boolean warm = spec.measuresWarm() || !Suspicion.of(usual, cold).isEmpty();
        return warm
                ? EnumSet.copyOf(spec.plan().metrics())
                : Suspicion.of(spec.budget().budget(), cold);
    }

    private String whyNotJudged(Optional<Throwable> thrown) {
        if (spec.mode() == Mode.OFF) {
            return "memoryBudget.mode is off";
        }
        if (thrown.isEmpty()) {
            return "the test's body did not run";
        }
        String what = thrown.get() instanceof TestAbortedException ? "the test was aborted: " : "the test failed: ";
        return what + thrown.get();
    }

    private List<FootprintReading> readFootprints() {
        List<FootprintReading> readings = new ArrayList<>();
        for (Map.Entry<FootprintField, Long> limit : spec.budget().footprints().entrySet()) {
            readings.add(read(limit.getKey().field(), limit.getValue()));
        }
        return readings;
    }

    private FootprintReading read(Field field, long limit) {
        try {
            field.setAccessible(true);
            Object instance = Modifier.isStatic(field.getModifiers())
                    ? null
                    : TestIdentities.owner(context)
                            .getRequiredTestInstances()
                            .findInstance(field.getDeclaringClass())
                            .orElseThrow();
            return new FootprintReading(field.getName(), limit, Footprint.bytesOf(field.get(instance)), null);
        } catch (UnavailableException | IllegalAccessException | InaccessibleObjectException e) {
            return new FootprintReading(field.getName(), limit, null, String.valueOf(e.getMessage()));
        }
    }
}
