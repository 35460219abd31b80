package io.github.memorybudget.junit;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.judge.Judge;
import io.github.memorybudget.core.judge.Judgement;
import io.github.memorybudget.core.judge.Runs;
import io.github.memorybudget.core.judge.Suspicion;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.verdict.Metric;
import java.lang.invoke.MethodHandles;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Judges a run that did nothing and words its result, for nobody. What the JVM sets up for that for the first time would otherwise
 * come after the first test, and so between the heap dump from before it and the run of a later test that is suspected: the less
 * comes there, the more certain is what came in that run.
 */
final class PavedVerdict {

    /** What else is used from the end of a body to the beginning of the next one. */
    private static final List<Class<?>> USED = List.of(
            OthersMeanwhile.class,
            RehearsalThread.class,
            HeldMemory.class,
            DumpKeeper.class,
            LeakSearch.class,
            SurveyNotes.class,
            RunSummary.class,
            Consequence.class,
            MemoryBudgetExceededError.class);

    private PavedVerdict() {}

    static void walk() {
        Budget budget = new Budget(Map.of(Metric.ALLOCATED, 0L, Metric.RETAINED, 0L), false, false);
        List<ClassGrowth> growth = List.of(new ClassGrowth("int[]", 1, 16), new ClassGrowth("byte[]", -1, -16));
        Measurement nothing = new Measurement(
                0L, 0, 0L, new Allocation(0, 0, 0, 0), null, null, null, growth, Map.of(), Instant.now(), 0);
        Suspicion.of(budget, nothing);
        Runs runs = Runs.coldOnly(nothing);
        Suspicion.isOfEveryRun(budget, Metric.RETAINED, runs);
        Judgement judgement = Judge.judge(budget, runs, List.of());
        TestIdentity nobody = new TestIdentity(PavedVerdict.class.getName(), "walk", List.of(), "walk()", "");
        ResultFormat.toJson(Results.of(nobody, 1, runs, judgement, Culprit.NOT_SOUGHT, null));
        USED.forEach(PavedVerdict::initialise);
    }

    private static void initialise(Class<?> used) {
        try {
            MethodHandles.lookup().ensureInitialized(used);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
