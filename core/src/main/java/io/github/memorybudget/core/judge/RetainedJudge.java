package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges growth of the live heap. */
final class RetainedJudge {

    private static final int MOST_CLASSES = 3;

    private RetainedJudge() {}

    static MetricJudgement<@Nullable Figure> judge(Budget budget, Runs runs) {
        MetricJudgement<@Nullable Figure> judged =
                new KeptJudge(Metric.RETAINED, "retained", Measurement::retained, budget, runs).judge();
        Long limit = budget.limit(Metric.RETAINED);
        Long cold = runs.cold().retained();
        if (limit == null || cold == null || judged.exceeded() || judged.unjudged() != null) {
            return judged;
        }
        // What a first run kept beyond the budget is growth, and was found to be none that counts.
        if (cold > limit) {
            return judged;
        }
        return replaced(limit, runs.cold().growth())
                .map(note -> new MetricJudgement<>(
                        judged.figure(),
                        false,
                        null,
                        Stream.concat(judged.findings().stream(), Stream.of(note))
                                .toList()))
                .orElse(judged);
    }

    /** What is kept is reckoned net: where as much went as came, the classes show it. */
    private static Optional<Finding> replaced(long limit, List<ClassGrowth> growth) {
        long gone = -growth.stream().mapToLong(row -> Math.min(0, row.bytes())).sum();
        List<ClassGrowth> come = growth.stream().filter(row -> row.bytes() > 0).toList();
        long kept = come.stream().mapToLong(ClassGrowth::bytes).sum();
        if (gone <= limit || kept <= limit) {
            return Optional.empty();
        }
        String largest = come.stream()
                .limit(MOST_CLASSES)
                .map(row -> String.format(
                        Locale.ROOT, "%+,d %s (%s)", row.instances(), row.className(), ByteSize.readable(row.bytes())))
                .collect(Collectors.joining(", "));
        return Optional.of(new Finding(
                Metric.RETAINED,
                Finding.Kind.NOTE,
                limit,
                kept,
                ByteSize.readable(kept) + " are kept where " + ByteSize.readable(gone)
                        + " of other classes were let go, which is no growth: " + largest));
    }
}
