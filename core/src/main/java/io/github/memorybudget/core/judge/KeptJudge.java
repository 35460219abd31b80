package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges what a test keeps, {@code retained} or {@code offHeap}: kept in every run, or once and never again. */
final class KeptJudge {

    private final Metric metric;
    private final String what;
    private final Function<Measurement, @Nullable Long> reading;
    private final Budget budget;
    private final Runs runs;

    KeptJudge(Metric metric, String what, Function<Measurement, @Nullable Long> reading, Budget budget, Runs runs) {
        this.metric = metric;
        this.what = what;
        this.reading = reading;
        this.budget = budget;
        this.runs = runs;
    }

    MetricJudgement<@Nullable Figure> judge() {
        Long limit = budget.limit(metric);
        Long cold = reading.apply(runs.cold());
        if (cold == null) {
            String reason = limit == null ? null : unavailable();
            return new MetricJudgement<>(limit == null ? null : Figured.unavailable(limit), false, reason, List.of());
        }
        if (limit == null) {
            return new MetricJudgement<>(Figured.cold(null, cold), false, null, List.of());
        }
        List<Long> warm = runs.warm(reading);
        if (cold > limit && warm.isEmpty()) {
            return oneOffs(limit, cold).withoutRehearsal();
        }
        // Buffers are counted apart from the heap: a restless heap says nothing of them.
        long spread = metric == Metric.RETAINED ? runs.cold().retainedSpread() : 0;
        if (warm.isEmpty()) {
            String unsettled = spread > limit - cold ? unsettled(spread) : null;
            return new MetricJudgement<>(Figured.cold(limit, cold), false, unsettled, List.of());
        }
        return judgeWarm(limit, cold, warm);
    }

    private MetricJudgement<@Nullable Figure> judgeWarm(long limit, long cold, List<Long> warm) {
        return switch (WarmAnswer.of(limit, warm)) {
            case NONE -> throw new IllegalStateException("No rehearsal to judge by");
            case KEPT -> kept(limit, cold, warm);
            case ONCE -> once(limit, cold, warm);
            case UNCLEAR -> unclear(limit, cold, warm);
        };
    }

    private MetricJudgement<@Nullable Figure> kept(long limit, long cold, List<Long> warm) {
        long measured = WarmAnswer.median(WarmAnswer.decisive(limit, warm));
        MetricJudgement<@Nullable Figure> excused = metric == Metric.RETAINED
                ? excused(limit, cold, warm, measured)
                : byFirstRunAlone(limit, cold, warm, measured);
        if (excused != null) {
            return excused;
        }
        long over = warm.stream().filter(figure -> figure > limit).count() + (cold > limit ? 1 : 0);
        List<Finding> findings = new ArrayList<>();
        findings.add(violation(
                limit,
                measured,
                String.format(Locale.ROOT, "kept in %d of %d runs", over, warm.size() + 1) + heldBy()));
        if (metric == Metric.RETAINED) {
            Accumulation.of(runs.warm()).note(limit, measured).ifPresent(findings::add);
        }
        long warmUp = Math.max(0, cold - measured);
        return new MetricJudgement<>(Figured.warm(limit, measured, cold, warm, warmUp), true, null, findings);
    }

    /** Where what every run keeps never counts: the judgement of the rest; null where it is no excuse. */
    private @Nullable MetricJudgement<@Nullable Figure> excused(long limit, long cold, List<Long> warm, long measured) {
        ComparedRuns compared = runs.compared();
        if (compared == null) {
            return byFirstRunAlone(limit, cold, warm, measured);
        }
        long left = Math.max(0, measured - compared.neverCounts(Accumulation.of(runs.warm()), limit));
        // Both: what never counts may have grown by chance beside a leak.
        boolean nothingCounts = compared.counted() <= limit && left <= limit;
        return compared.runs() == 1 && (nothingCounts || compared.isAllSpare(measured, limit))
                ? notCounted(limit, left, cold, warm, compared)
                : null;
    }

    /** The paths to memory on the heap are sought apart. */
    private String heldBy() {
        return metric == Metric.OFF_HEAP
                        && runs.oneOff(metric) instanceof OneOff.HeldBy held
                        && !held.counting().isEmpty()
                ? "; held by " + String.join(", ", held.counting())
                : "";
    }

    /** Where further runs were not looked into, the first run's own dump may show what it is that each keeps. */
    private @Nullable MetricJudgement<@Nullable Figure> byFirstRunAlone(
            long limit, long cold, List<Long> warm, long measured) {
        return runs.oneOff(metric) instanceof OneOff.HeldBy held
                        && held.atMost() <= limit
                        && measured - held.never().bytes() <= limit
                ? oneOffs(limit, cold).keptOnce(warm)
                : null;
    }

    private Finding violation(long limit, long measured, String how) {
        return new Finding(
                metric,
                Finding.Kind.VIOLATION,
                limit,
                measured,
                what + " " + ByteSize.readable(measured) + ", its budget is " + ByteSize.readable(limit) + "; " + how);
    }

    /** What only some runs keep is judged by what all further ones together keep that counts. */
    private MetricJudgement<@Nullable Figure> unclear(long limit, long cold, List<Long> warm) {
        ComparedRuns compared = metric == Metric.RETAINED ? runs.compared() : null;
        Accumulation accumulation = Accumulation.of(runs.warm());
        // As much growth as before must have been seen, or what counts may just have been missed.
        if (compared != null
                && compared.runs() > 1
                && compared.counted() <= limit * compared.runs()
                && Collections.max(warm) - compared.neverCounts(accumulation, limit) <= limit) {
            return notCounted(limit, Math.max(0, compared.counted()) / compared.runs(), cold, warm, compared);
        }
        long each = metric == Metric.RETAINED ? Math.min(accumulation.certainPerRun(), mean(warm)) : 0;
        if (each > limit
                && accumulation.isOf(warm)
                && (compared == null || compared.counted() > limit * compared.runs())) {
            String how = "not in every run, but so much more with each on average (Theil–Sen, 95 % sure)";
            return new MetricJudgement<>(
                    Figured.warm(limit, each, cold, warm, 0L), true, null, List.of(violation(limit, each, how)));
        }
        return new MetricJudgement<>(
                Figured.warm(limit, WarmAnswer.median(warm), cold, warm, null),
                false,
                "the runs disagree: " + join(cold, warm) + (compared == null ? "" : inSeveral(compared)),
                List.of());
    }

    private static long mean(List<Long> figures) {
        return figures.stream().mapToLong(Long::longValue).sum() / figures.size();
    }

    private static String inSeveral(ComparedRuns compared) {
        return "; " + compared.runs() + " further ones together kept " + ByteSize.exact(compared.counted())
                + " that count and " + ByteSize.exact(compared.never().bytes()) + " that never do";
    }

    private MetricJudgement<@Nullable Figure> notCounted(
            long limit, long left, long cold, List<Long> warm, ComparedRuns compared) {
        if (cold - Collections.max(warm) > limit) {
            // The first run kept more than that, once: what holds it is judged as anywhere else.
            MetricJudgement<@Nullable Figure> first = oneOffs(limit, cold).keptOnce(warm);
            if (first.exceeded() || first.unjudged() != null) {
                return first;
            }
        }
        return new MetricJudgement<>(
                Figured.warm(limit, left, cold, warm, 0L),
                false,
                null,
                NotCounted.notes(metric, limit, compared.never()));
    }

    private MetricJudgement<@Nullable Figure> once(long limit, long cold, List<Long> warm) {
        if (cold > limit) {
            return oneOffs(limit, cold).keptOnce(warm);
        }
        long measured = WarmAnswer.median(WarmAnswer.decisive(limit, warm));
        long warmUp = Math.max(0, cold - measured);
        return new MetricJudgement<>(Figured.warm(limit, measured, cold, warm, warmUp), false, null, List.of());
    }

    private OneOffJudge oneOffs(long limit, long cold) {
        return new OneOffJudge(metric, what, limit, cold, runs);
    }

    private String unavailable() {
        return runs.cold().unavailable().getOrDefault(metric, "it was not measured");
    }

    private static String unsettled(long spread) {
        return "other threads kept changing the heap by " + ByteSize.exact(spread)
                + ", more than is left of the budget";
    }

    private static String join(long cold, List<Long> warm) {
        StringBuilder text = new StringBuilder(ByteSize.exact(cold));
        warm.forEach(figure -> text.append(", ").append(ByteSize.exact(figure)));
        return text.toString();
    }
}
