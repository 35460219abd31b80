package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.verdict.Metric;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which metrics of a run are over budget, and whether more runs would still change the answer.
 *
 * @since 0.1
 */
public final class Suspicion {

    /** So many rehearsals that agree are an answer: fewer are open to one stray event, more seldom change it. */
    private static final int ENOUGH_THAT_AGREE = 3;

    private Suspicion() {}

    /** The metrics that are over budget in one run; a peak also when it is not shown to be within. */
    public static Set<Metric> of(Budget budget, Measurement run) {
        Set<Metric> suspects = EnumSet.noneOf(Metric.class);
        for (Metric metric : budget.limits().keySet()) {
            if (isOver(budget, metric, run)) {
                suspects.add(metric);
            }
        }
        return suspects;
    }

    /** Whether further rehearsals are needed. */
    public static boolean isOpen(Budget budget, Set<Metric> suspects, Measurement cold, List<Measurement> warm) {
        return suspects.stream()
                .filter(metric -> isOpen(budget, metric, warm))
                .anyMatch(metric -> metric != Metric.PEAK || UnprovenPeak.isWorthAnotherLook(budget, cold, warm));
    }

    private static boolean isOpen(Budget budget, Metric metric, List<Measurement> warm) {
        // What was once seen to be live at the same time needs no second sighting.
        if (metric == Metric.PEAK && warm.stream().anyMatch(run -> isSeenOver(budget, run))) {
            return false;
        }
        if (warm.size() < ENOUGH_THAT_AGREE) {
            return true;
        }
        List<Measurement> last = warm.subList(warm.size() - ENOUGH_THAT_AGREE, warm.size());
        long over = last.stream().filter(run -> isOver(budget, metric, run)).count();
        return over != 0 && over != ENOUGH_THAT_AGREE;
    }

    /** Whether a metric is over its budget in the first run, but in no rehearsal, or there was none. */
    public static boolean isOfFirstRunOnly(Budget budget, Metric metric, Runs runs) {
        Long limit = budget.limit(metric);
        if (limit == null || !isOver(budget, metric, runs.cold())) {
            return false;
        }
        List<Long> warm = runs.warm(run -> figure(budget, metric, run));
        if (metric == Metric.ALLOCATED) {
            return warm.isEmpty() || Collections.min(warm) <= limit;
        }
        WarmAnswer answer = WarmAnswer.of(limit, warm);
        return answer == WarmAnswer.ONCE || answer == WarmAnswer.NONE;
    }

    /** Whether a metric is over its budget in every rehearsal, of which there is one at least. */
    public static boolean isOfEveryRun(Budget budget, Metric metric, Runs runs) {
        return answer(budget, metric, runs) == WarmAnswer.KEPT;
    }

    /** Whether some rehearsals leave more threads than the budget, as the first run did, and others don't. */
    public static boolean isOfSomeRunsAndTheFirst(Budget budget, Runs runs) {
        return isOver(budget, Metric.THREADS, runs.cold())
                && answer(budget, Metric.THREADS, runs) == WarmAnswer.UNCLEAR;
    }

    /** Whether more than the budget is retained by some rehearsals, and by others not. */
    public static boolean isOfSomeRuns(Budget budget, Runs runs) {
        return answer(budget, Metric.RETAINED, runs) == WarmAnswer.UNCLEAR;
    }

    /** Whether the first run kept more than any rehearsal, by more than the budget. */
    public static boolean keptMoreAtFirst(Budget budget, Runs runs) {
        Long limit = budget.limit(Metric.RETAINED);
        Long cold = runs.cold().retained();
        List<Long> warm = runs.warm(Measurement::retained);
        return limit != null && cold != null && !warm.isEmpty() && cold - Collections.max(warm) > limit;
    }

    private static WarmAnswer answer(Budget budget, Metric metric, Runs runs) {
        Long limit = budget.limit(metric);
        return limit == null ? WarmAnswer.NONE : WarmAnswer.of(limit, runs.warm(run -> figure(budget, metric, run)));
    }

    static boolean isSeenOver(Budget budget, Measurement run) {
        Long limit = budget.limit(Metric.PEAK);
        return limit != null && run.peak() != null && run.peak().lower() > limit;
    }

    static boolean isOver(Budget budget, Metric metric, Measurement run) {
        Long limit = budget.limit(metric);
        Long figure = figure(budget, metric, run);
        return limit != null && figure != null && figure > limit;
    }

    static @Nullable Long figure(Budget budget, Metric metric, Measurement run) {
        return switch (metric) {
            case RETAINED -> run.retained();
            case ALLOCATED -> allocated(budget, run);
            case PEAK -> run.peak() == null ? null : Long.valueOf(run.peak().upper());
            case OFF_HEAP -> run.offHeap();
            case THREADS ->
                run.threads() == null ? null : Long.valueOf(run.threads().size());
            case FOOTPRINT -> null;
        };
    }

    static @Nullable Long allocated(Budget budget, Measurement run) {
        if (run.allocation() == null) {
            return null;
        }
        long ofTest = run.allocation().ofTest();
        return budget.allThreads() ? ofTest + run.allocation().otherThreads() : ofTest;
    }
}
