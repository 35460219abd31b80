package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges allocation that only the first run is known to have over its budget. If that run filled a cache, later runs find it
 * full, and say nothing of what filling it takes; so the first run less its first use of others is judged, which is known
 * within bounds: at least what stays and counts, at most all but what surely is first use.
 */
final class FilledOnceJudge {

    private final @Nullable Long retainedLimit;
    private final long limit;
    private final long cold;
    private final List<Long> warm;
    private final Runs runs;

    FilledOnceJudge(Budget budget, long limit, long cold, List<Long> warm, Runs runs) {
        this.retainedLimit = budget.limit(Metric.RETAINED);
        this.limit = limit;
        this.cold = cold;
        this.warm = warm;
        this.runs = runs;
    }

    MetricJudgement<@Nullable Figure> judge() {
        OneOff known = runs.oneOff(Metric.ALLOCATED);
        if (known instanceof OneOff.Kept kept) {
            return judge(kept);
        }
        return known instanceof OneOff.Unknown unknown
                ? within("; whether it filled a cache is not known: " + unknown.reason())
                : within("");
    }

    private MetricJudgement<@Nullable Figure> judge(OneOff.Kept kept) {
        long smallest = warm.isEmpty() ? 0 : Collections.min(warm);
        if (kept.atLeast() > cold) {
            return within("; what stays of it is not all of this run's making" + heldBy(kept));
        }
        boolean exact = kept.nothingLoaded() && kept.firstUse() == 0 && kept.atLeast() > 0;
        long atLeast = exact ? cold : Math.max(smallest, Math.min(cold, kept.atLeast()));
        long atMost = Math.max(atLeast, cold - Math.max(0, kept.firstUse()));
        if (atLeast > limit && isMostOf(kept.atLeast(), smallest)) {
            return exceeded(atLeast, kept);
        }
        if (atMost <= limit) {
            return new MetricJudgement<>(
                    figure(atMost),
                    false,
                    null,
                    List.of(note("; all but " + ByteSize.readable(atMost) + " stay as first use of others")));
        }
        boolean filled = kept.atMost() > limit && isMostOf(kept.atMost(), smallest)
                || retainedLimit != null && kept.atLeast() > retainedLimit;
        if (filled) {
            return new MetricJudgement<>(
                    figure(smallest),
                    false,
                    "of " + ByteSize.exact(cold) + " that the first run allocated and filled a cache with, between "
                            + ByteSize.exact(atLeast) + " and " + ByteSize.exact(atMost)
                            + " are no first use of others, which is not known closer" + heldBy(kept) + unseen(kept),
                    List.of());
        }
        return within(remains(kept));
    }

    /**
     * Whether what stays accounts for what the first run allocated more than others. The constants of a class that it was the
     * first to use stay, too, but are a small part of what loading the class takes.
     */
    private boolean isMostOf(long kept, long smallest) {
        return kept >= (cold - smallest) / 2;
    }

    private static String remains(OneOff.Kept kept) {
        String counts = kept.atMost() <= 0
                ? "; nothing that counts was seen to stay of it"
                : "; at most " + ByteSize.readable(kept.atMost()) + " of it were seen to stay that count"
                        + heldBy(kept);
        return counts + unseen(kept);
    }

    private static String unseen(OneOff.Kept kept) {
        return kept.unseen() == null ? "" : "; " + kept.unseen();
    }

    private static String heldBy(OneOff.Kept kept) {
        return kept.holders().isEmpty() ? "" : ", held by " + String.join(", ", kept.holders());
    }

    private MetricJudgement<@Nullable Figure> exceeded(long measured, OneOff.Kept kept) {
        Finding violation = new Finding(
                Metric.ALLOCATED,
                Finding.Kind.VIOLATION,
                limit,
                measured,
                "allocated " + ByteSize.readable(measured) + ", its budget is " + ByteSize.readable(limit)
                        + "; in the first run, which filled what later ones find full" + heldBy(kept));
        return new MetricJudgement<>(figure(measured), true, null, List.of(violation));
    }

    /** Judged by the smallest rehearsal; without one there is nothing to judge by. */
    private MetricJudgement<@Nullable Figure> within(String known) {
        if (warm.isEmpty()) {
            String reason =
                    ByteSize.exact(cold) + " in the first run, and it could not be run again without first use: "
                            + runs.noRehearsal() + known;
            return new MetricJudgement<>(Figured.cold(limit, cold), false, reason, List.of());
        }
        return new MetricJudgement<>(figure(Collections.min(warm)), false, null, List.of(note(known)));
    }

    private Finding note(String known) {
        String later = warm.isEmpty() ? "" : ", a later one " + ByteSize.readable(Collections.min(warm));
        return new Finding(
                Metric.ALLOCATED,
                Finding.Kind.NOTE,
                limit,
                cold,
                "the first run allocated " + ByteSize.readable(cold) + later + known);
    }

    private Figure figure(long measured) {
        return warm.isEmpty() ? Figured.cold(limit, measured) : Figured.warm(limit, measured, cold, warm, null);
    }
}
