package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.thread.ThreadNamePattern;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges threads left behind. */
final class ThreadsJudge {

    private static final Set<String> NO_NAMES = Set.of("Thread-#", "pool-#-thread-#");

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
            case NONE -> once(limit, cold, runs, false);
            case KEPT -> kept(limit, cold.size() > limit ? cold : last(runs));
            case ONCE ->
                cold.size() <= limit
                        ? answer(limit, last(runs), false, null, List.of())
                        : once(limit, cold, runs, true);
            case UNCLEAR ->
                pools(limit, cold, runs)
                        .map(held -> answer(limit, last(runs), false, null, List.of(ofPools(limit, cold, held))))
                        .orElseGet(() -> answer(limit, cold, false, "the runs disagree: " + warm, List.of()));
        };
    }

    private static MetricJudgement<@Nullable ThreadsFigure> kept(long limit, List<String> names) {
        String message =
                "left " + threads(names.size()) + " behind, its budget is " + limit + ": " + String.join(", ", names);
        return answer(limit, names, true, null, List.of(finding(Finding.Kind.VIOLATION, limit, names, message)));
    }

    /** Only the first run is known to leave threads behind: whose they are decides. */
    private static MetricJudgement<@Nullable ThreadsFigure> once(
            long limit, List<String> cold, Runs runs, boolean rehearsed) {
        OneOff known = runs.oneOff(Metric.THREADS);
        String once = rehearsed
                ? "the first run left threads behind, later ones none more: "
                : "the first run left threads behind, and it could not be run again (" + runs.noRehearsal() + "): ";
        once += String.join(", ", cold);
        if (known instanceof OneOff.HeldBy held) {
            return byHolders(limit, cold, held, once);
        }
        if (known instanceof OneOff.NotCounted && rehearsed) {
            return answer(limit, last(runs), false, null, List.of(finding(Finding.Kind.NOTE, limit, cold, once)));
        }
        String why = known instanceof OneOff.Unknown unknown ? ": " + unknown.reason() : "";
        return answer(limit, cold, false, once + "; whose they are is not known" + why, List.of());
    }

    private static MetricJudgement<@Nullable ThreadsFigure> byHolders(
            long limit, List<String> cold, OneOff.HeldBy held, String once) {
        if (held.atLeast() > limit) {
            String message = "left " + threads(held.atLeast()) + " behind, its budget is " + limit + "; " + once
                    + "; of your code" + text("", held.counting());
            Finding violation = new Finding(Metric.THREADS, Finding.Kind.VIOLATION, limit, held.atLeast(), message);
            return new MetricJudgement<>(
                    new ThreadsFigure(Math.toIntExact(limit), Math.toIntExact(held.atLeast()), cold),
                    true,
                    null,
                    List.of(violation));
        }
        if (held.atMost() > limit) {
            return answer(
                    limit,
                    cold,
                    false,
                    once + "; whether they are first use of others is not known" + text("", held.counting()),
                    List.of());
        }
        String message = once + "; first use of libraries and the JDK, not counted" + text("held by ", held.holders());
        return new MetricJudgement<>(
                new ThreadsFigure(Math.toIntExact(limit), Math.toIntExact(held.atMost()), cold),
                false,
                null,
                List.of(finding(Finding.Kind.NOTE, limit, cold, message)));
    }

    /**
     * Whose the threads are, where only those come and go that the first run began: of pools of a library or the JDK that it was the
     * first to use, by their names; else empty. The names that the JDK gives where nobody does are no one's.
     */
    private static Optional<OneOff.HeldBy> pools(long limit, List<String> cold, Runs runs) {
        if (!(runs.oneOff(Metric.THREADS) instanceof OneOff.HeldBy held) || held.atMost() > limit) {
            return Optional.empty();
        }
        Set<String> pools = cold.stream().map(ThreadNamePattern::of).collect(Collectors.toSet());
        pools.removeAll(NO_NAMES);
        boolean known = runs.warm().stream()
                .map(Measurement::threads)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .allMatch(name -> pools.contains(ThreadNamePattern.of(name)));
        return known ? Optional.of(held) : Optional.empty();
    }

    private static Finding ofPools(long limit, List<String> cold, OneOff.HeldBy held) {
        return finding(
                Finding.Kind.NOTE,
                limit,
                cold,
                "some runs leave threads of pools behind that the first run began: " + String.join(", ", cold)
                        + "; first use of libraries and the JDK, not counted" + text("held by ", held.holders()));
    }

    private static String threads(long count) {
        return count == 1 ? "1 thread" : count + " threads";
    }

    private static String text(String before, List<String> holders) {
        return holders.isEmpty() ? "" : ": " + before + String.join(", ", holders);
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
