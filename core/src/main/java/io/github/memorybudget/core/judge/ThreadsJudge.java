package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges threads left behind. */
final class ThreadsJudge {

    private ThreadsJudge() {}

    static MetricJudgement<@Nullable ThreadsFigure> judge(Budget budget, Runs runs) {
        Long limit = budget.limit(Metric.THREADS);
        List<String> cold = runs.cold().threads();
        if (limit == null) {
            ThreadsFigure figure = cold == null ? null : new ThreadsFigure(null, cold.size(), cold);
            return new MetricJudgement<>(figure, false, null, List.of());
        }
        if (cold == null) {
            String reason = runs.cold().unavailable().getOrDefault(Metric.THREADS, "it was not measured");
            ThreadsFigure unknown = new ThreadsFigure(Math.toIntExact(limit), null, List.of());
            return new MetricJudgement<>(unknown, false, reason, List.of());
        }
        List<Long> warm = runs.warm(ThreadsJudge::count);
        if (cold.size() <= limit && warm.isEmpty()) {
            return answer(limit, cold, false, null, List.of());
        }
        return switch (WarmAnswer.of(limit, warm)) {
            case NONE ->
                answer(
                        limit,
                        cold,
                        false,
                        "left " + cold + " behind in the first run, and it could not be run again: "
                                + runs.noRehearsal(),
                        List.of());
            case KEPT -> kept(limit, cold.size() > limit ? cold : last(runs));
            case ONCE ->
                answer(
                        limit,
                        last(runs),
                        false,
                        null,
                        cold.size() <= limit
                                ? List.of()
                                : List.of(finding(
                                        Finding.Kind.NOTE,
                                        limit,
                                        cold,
                                        "the first run left threads behind, later ones none more: "
                                                + String.join(", ", cold))));
            case UNCLEAR -> answer(limit, cold, false, "the runs disagree: " + warm, List.of());
        };
    }

    private static MetricJudgement<@Nullable ThreadsFigure> kept(long limit, List<String> names) {
        String message =
                "left " + names.size() + " threads behind, its budget is " + limit + ": " + String.join(", ", names);
        return answer(limit, names, true, null, List.of(finding(Finding.Kind.VIOLATION, limit, names, message)));
    }

    private static List<String> last(Runs runs) {
        List<String> names = runs.warm().get(runs.warm().size() - 1).threads();
        return names == null ? List.of() : names;
    }

    private static MetricJudgement<@Nullable ThreadsFigure> answer(
            long limit,
            @Nullable List<String> names,
            boolean exceeded,
            @Nullable String unjudged,
            List<Finding> findings) {
        List<String> known = names == null ? List.of() : names;
        return new MetricJudgement<>(
                new ThreadsFigure(Math.toIntExact(limit), known.size(), known), exceeded, unjudged, findings);
    }

    private static Finding finding(Finding.Kind kind, long limit, List<String> cold, String message) {
        return new Finding(Metric.THREADS, kind, limit, (long) cold.size(), message);
    }

    private static @Nullable Long count(Measurement run) {
        return run.threads() == null ? null : Long.valueOf(run.threads().size());
    }
}
