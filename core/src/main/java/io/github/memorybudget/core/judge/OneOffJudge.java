package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges memory of which only one run says that it is kept: it was kept once and never again, or there was no usable
 * rehearsal. What holds it decides.
 */
final class OneOffJudge {

    private final Metric metric;
    private final String what;
    private final long limit;
    private final long cold;
    private final Runs runs;

    /**
     * A judge of one metric.
     *
     * @param what begins the sentence of a violation: {@code retained}
     */
    OneOffJudge(Metric metric, String what, long limit, long cold, Runs runs) {
        this.metric = metric;
        this.what = what;
        this.limit = limit;
        this.cold = cold;
        this.runs = runs;
    }

    /** Rehearsals were within the budget. */
    MetricJudgement<@Nullable Figure> keptOnce(List<Long> warm) {
        return judge(warm, "kept once, in the first run, and never again", null);
    }

    /** There is the first run alone. */
    MetricJudgement<@Nullable Figure> withoutRehearsal() {
        String reason = runs.noRehearsal();
        return judge(List.of(), "by what holds it; the first run alone is known" + why(reason), reason);
    }

    private static String why(@Nullable String reason) {
        return reason == null ? "" : ": " + reason;
    }

    private MetricJudgement<@Nullable Figure> judge(List<Long> warm, String how, @Nullable String noRehearsal) {
        OneOff known = runs.oneOff(metric);
        if (known instanceof OneOff.HeldBy held) {
            return byHolders(held, warm, how);
        }
        if (known instanceof OneOff.NotCounted && !warm.isEmpty()) {
            List<Finding> notes = List.of(note(
                    cold, ByteSize.readable(cold) + " were kept in the first run only and never again (first use)"));
            return new MetricJudgement<>(figure(WarmAnswer.median(warm), warm), false, null, notes);
        }
        String unknown = known instanceof OneOff.Unknown reason ? reason.reason() : "";
        String unjudged = warm.isEmpty()
                ? ByteSize.exact(cold)
                        + " in the first run, and it could not be run again to tell a leak from first use: "
                        + noRehearsal
                        + (unknown.isEmpty() ? "" : "; nor is known what holds it: " + unknown)
                : ByteSize.exact(cold) + " were kept in the first run only, and what holds it is not known: " + unknown;
        return new MetricJudgement<>(unjudged(warm), false, unjudged, List.of());
    }

    private MetricJudgement<@Nullable Figure> byHolders(OneOff.HeldBy held, List<Long> warm, String how) {
        long atMost = Math.min(cold, held.atMost());
        long atLeast = Math.min(atMost, held.atLeast());
        List<Finding> notes = new ArrayList<>();
        if (atLeast > limit) {
            notes.add(new Finding(
                    metric,
                    Finding.Kind.VIOLATION,
                    limit,
                    atLeast,
                    what + " " + ByteSize.readable(atLeast) + ", its budget is " + ByteSize.readable(limit) + "; " + how
                            + heldBy(held)));
            addWarmUp(notes, cold - atLeast, held);
            return new MetricJudgement<>(figure(atLeast, warm), true, null, notes);
        }
        if (atMost <= limit) {
            addWarmUp(notes, cold - atMost, held);
            return new MetricJudgement<>(figure(atMost, warm), false, null, notes);
        }
        String undecided = "of " + ByteSize.exact(cold) + " in the first run between " + ByteSize.exact(atLeast)
                + " and " + ByteSize.exact(atMost) + " are no first use of others, which is not known closer"
                + (held.counting().isEmpty() ? "" : "; perhaps held by " + String.join(", ", held.counting()));
        return new MetricJudgement<>(unjudged(warm), false, undecided, notes);
    }

    /** Where memory is on the heap, the paths to it are sought and shown apart. */
    private String heldBy(OneOff.HeldBy held) {
        return metric == Metric.RETAINED || held.counting().isEmpty()
                ? ""
                : "; held by " + String.join(", ", held.counting());
    }

    private void addWarmUp(List<Finding> notes, long notCounted, OneOff.HeldBy held) {
        notes.addAll(NotCounted.notes(metric, limit, held.never()));
        long warmUp = notCounted - held.never().bytes();
        if (warmUp > limit) {
            String holders = held.holders().isEmpty() ? "" : "; held by " + String.join(", ", held.holders());
            notes.add(note(
                    warmUp,
                    ByteSize.readable(warmUp) + " are first use of libraries and the JDK, kept once and not counted"
                            + holders));
        }
    }

    private Finding note(long measured, String message) {
        return new Finding(metric, Finding.Kind.NOTE, limit, measured, message);
    }

    private Figure figure(long measured, List<Long> warm) {
        return warm.isEmpty()
                ? Figured.cold(limit, measured, cold, cold - measured)
                : Figured.warm(limit, measured, cold, warm, cold - measured);
    }

    private Figure unjudged(List<Long> warm) {
        return warm.isEmpty()
                ? Figured.cold(limit, cold)
                : Figured.warm(limit, WarmAnswer.median(warm), cold, warm, null);
    }
}
