package io.github.memorybudget.junit;

import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.judge.Judge;
import io.github.memorybudget.core.judge.Judgement;
import io.github.memorybudget.core.judge.Runs;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes result values of judgements. */
final class Results {

    private static final int MOST_CLASSES = 20;

    private Results() {}

    /** A test that ran out of memory: it fails by itself, and all that is known of it may help to see why. */
    static TestResult exhausted(TestIdentity identity, int attempt, Budget budget, Measurement last, String reason) {
        List<ClassGrowth> atItsHighest =
                last.peak() == null ? List.of() : last.peak().growth();
        return new TestResult(
                identity,
                attempt,
                Verdict.NOT_JUDGED,
                null,
                false,
                false,
                null,
                Judge.judge(budget, Runs.coldOnly(last), List.of()).figures(),
                List.of(),
                largest(atItsHighest.isEmpty() ? last.growth() : atItsHighest),
                List.of(),
                List.of(),
                timeline(last.peak()),
                reason,
                last.startedAt(),
                last.durationMillis());
    }

    static TestResult notJudged(TestIdentity identity, int attempt, Instant startedAt, String reason) {
        return new TestResult(
                identity,
                attempt,
                Verdict.NOT_JUDGED,
                null,
                false,
                false,
                null,
                Figures.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                reason,
                startedAt,
                0);
    }

    static TestResult of(
            TestIdentity identity,
            int attempt,
            Runs runs,
            Judgement judgement,
            Culprit culprit,
            @Nullable KnownLeakDeclaration declared) {
        Measurement cold = runs.cold();
        boolean failed = judgement.verdict() == Verdict.FAIL;
        boolean expired = declared != null && declared.hasExpired(LocalDate.now(ZoneOffset.UTC));
        boolean known = failed
                && declared != null
                && !expired
                && declared.covers(judgement.exceeded(), culprit.traces(), keepable(judgement));
        List<Finding> findings = new ArrayList<>(judgement.findings());
        if (failed && expired) {
            findings.add(expiry(judgement, declared));
        }
        findings.addAll(culprit.notes());
        KnownLeakNote note = declared == null ? null : declared.note();
        return new TestResult(
                identity,
                attempt,
                judgement.verdict(),
                judgement.pattern(),
                known,
                declared != null && judgement.verdict() == Verdict.PASS,
                note,
                judgement.figures(),
                findings,
                growth(judgement, runs),
                culprit.traces(),
                culprit.sites(),
                timeline(judgedPeak(judgement.figures().peak(), runs)),
                judgement.reason(),
                cold.startedAt(),
                cold.durationMillis());
    }

    /** Bytes that may be kept where what is kept was searched for. */
    private static long keepable(Judgement judgement) {
        Figure kept = judgement.kept();
        return kept == null || kept.budget() == null ? 0 : kept.budget();
    }

    private static Finding expiry(Judgement judgement, KnownLeakDeclaration declared) {
        Metric metric = judgement.exceeded().iterator().next();
        return new Finding(
                metric,
                Finding.Kind.NOTE,
                null,
                null,
                "the known leak " + declared.issue() + " was tolerated until " + declared.until());
    }

    static List<ClassGrowth> growth(Judgement judgement, Runs runs) {
        List<ClassGrowth> growth = List.of();
        if (judgement.exceeded().contains(Metric.RETAINED)) {
            Figure retained = judgement.figures().retained();
            growth = retained == null || retained.measured() == null
                    ? List.of()
                    : retained.isOfFirstRunOnly() ? runs.cold().growth() : nearest(retained.measured(), runs);
        } else if (judgement.exceeded().contains(Metric.PEAK)) {
            Peak judged = judgedPeak(judgement.figures().peak(), runs);
            growth = judged == null ? List.of() : judged.growth();
        }
        return largest(growth);
    }

    /** Of the run whose figure is nearest: the judged one need not be any run's. */
    private static List<ClassGrowth> nearest(long measured, Runs runs) {
        return runs.warm().stream()
                .filter(run -> run.retained() != null && !run.growth().isEmpty())
                .min(Comparator.comparingLong(run -> Math.abs(run.retained() - measured)))
                .map(Measurement::growth)
                .orElse(List.of());
    }

    private static List<ClassGrowth> largest(List<ClassGrowth> growth) {
        if (growth.isEmpty()) {
            return growth;
        }
        return growth.stream()
                .filter(row -> row.bytes() > 0)
                .limit(MOST_CLASSES)
                .toList();
    }

    /** That of the run whose peak is the test's figure, so that the evidence shows what the figure says. */
    private static @Nullable Peak judgedPeak(@Nullable PeakFigure figure, Runs runs) {
        for (Measurement run : runs.warm()) {
            Peak peak = run.peak();
            if (peak != null && figure != null && Objects.equals(figure.lower(), peak.lower())) {
                return peak;
            }
        }
        return runs.cold().peak();
    }

    private static List<TimelinePoint> timeline(@Nullable Peak peak) {
        return peak == null ? List.of() : peak.timeline();
    }
}
