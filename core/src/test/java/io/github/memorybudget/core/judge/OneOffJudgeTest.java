package io.github.memorybudget.core.judge;

import static io.github.memorybudget.core.judge.Run.budget;
import static io.github.memorybudget.core.judge.Run.retained;
import static io.github.memorybudget.core.judge.Run.that;
import static io.github.memorybudget.core.judge.Run.unrehearsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memory that is kept once is judged by what holds it. */
class OneOffJudgeTest {

    private final Budget budget = budget(Metric.RETAINED, 1_024);
    private final Runs once = retained(9_000, 24, 0, 0);

    private static OneOff heldBy(long atLeast, long atMost) {
        return new OneOff.HeldBy(
                atLeast,
                atMost,
                NeverCounted.NOTHING,
                List.of("static org.library.Cache.ENTRIES (8 KB)"),
                List.of("thread \"main\" (1 KB)"));
    }

    private static ComparedRuns compared(
            int runs, long counted, long soft, long ignored, long frameworks, long waiting) {
        return new ComparedRuns(runs, counted, 0, new NeverCounted(soft, ignored, frameworks, waiting, 0));
    }

    private Judgement judge(Runs runs) {
        return Judge.judge(budget, runs, List.of());
    }

    @Test
    void whatCountsIsALeak() {
        Judgement judgement = judge(once.with(Metric.RETAINED, heldBy(8_600, 8_700)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.pattern()).isEqualTo(MemoryPattern.LEAK);
        assertThat(judgement.figures().retained())
                .isEqualTo(new Figure(1_024L, 8_600L, Basis.WARM, List.of(9_000L, 24L, 0L, 0L), 400L, null));
        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly("retained 8.4 KB, its budget is 1 KB; kept once, in the first run, and never again");
    }

    @Test
    void firstUseOfOthersIsSaidAloud() {
        Judgement judgement = judge(once.with(Metric.RETAINED, heldBy(0, 24)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.figures().retained())
                .isEqualTo(new Figure(1_024L, 24L, Basis.WARM, List.of(9_000L, 24L, 0L, 0L), 8_976L, null));
        assertThat(judgement.findings())
                .containsExactly(new Finding(
                        Metric.RETAINED,
                        Finding.Kind.NOTE,
                        1_024L,
                        8_976L,
                        "8.8 KB are first use of libraries and the JDK, kept once and not counted; held by static"
                                + " org.library.Cache.ENTRIES (8 KB)"));
    }

    @Test
    void firstUseWithinTheBudgetIsNoNews() {
        Judgement judgement = judge(retained(1_100, 600, 600, 600).with(Metric.RETAINED, heldBy(600, 600)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.figures().retained().warmUp()).isEqualTo(500);
        assertThat(judgement.findings()).isEmpty();
    }

    @Test
    void boundsOnBothSidesOfTheBudgetAreInconclusive() {
        Judgement judgement = judge(once.with(Metric.RETAINED, heldBy(1_000, 1_025)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason())
                .isEqualTo(
                        "retained: of 9,000 B in the first run between 1,000 B and 1,025 B are no first use of others,"
                                + " which is not known closer; perhaps held by thread \"main\" (1 KB)");
    }

    @Test
    void softlyReachableAndExcludedMemoryIsListedApart() {
        Judgement judgement = judge(once.with(
                Metric.RETAINED,
                new OneOff.HeldBy(0, 0, new NeverCounted(5_000, 3_900, 0, 0, 0), List.of(), List.of())));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "4.9 KB are only softly reachable: the collector takes them back when memory is short, so they"
                                + " don't count",
                        "3.8 KB are held by what memoryBudget.ignoreHolders names");
    }

    @Test
    void whatNeverCountsDoesNotCountInAnyRun() {
        Runs every = retained(9_000, 9_000, 9_000, 9_000);

        Judgement judgement = judge(every.with(compared(1, 1_024, 4_976, 3_000, 0, 0)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.figures().retained().measured()).isEqualTo(1_024);
        assertThat(judgement.findings()).hasSize(2);
        assertThat(judge(every.with(compared(1, 1_025, 4_975, 3_000, 0, 0))).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(judge(every.with(compared(1, 9_000, 0, 0, 0, 0))).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatNeverCountsAndGrewBesideALeakExcusesNothing() {
        Judgement judgement = Judge.judge(
                budget(Metric.RETAINED, 0), retained(784, 40, 40, 40).with(compared(1, 40, 56, 0, 48, 0)), List.of());

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.figures().retained().measured()).isEqualTo(40);
    }

    @Test
    void whatTheFirstRunKeptBesideIsJudgedByItsHolders() {
        Runs runs = retained(20_100_000, 100_000, 100_000, 100_000).with(compared(1, 0, 100_000, 0, 0, 0));

        Judgement leak = judge(runs.with(Metric.RETAINED, heldBy(20_000_000, 20_000_000)));
        assertThat(leak.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(leak.figures().retained().measured()).isEqualTo(20_000_000);
        assertThat(judge(runs.with(Metric.RETAINED, heldBy(0, 0))).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(runs.with(Metric.RETAINED, new OneOff.Unknown("the disk is full")))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whereFurtherRunsCanNotBeLookedIntoTheFirstOnesDumpMayExcuse() {
        Runs runs = retained(100_000, 100_000, 100_000, 100_000);
        NeverCounted soft = new NeverCounted(99_000, 0, 0, 0, 0);

        assertThat(judge(runs.with(Metric.RETAINED, new OneOff.HeldBy(0, 1_000, soft, List.of(), List.of())))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge(runs.with(Metric.RETAINED, new OneOff.HeldBy(0, 1_025, soft, List.of(), List.of())))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(judge(runs.with(Metric.RETAINED, new OneOff.Unknown("the disk is full")))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatTheFirstRunKeptSoftlyExcusesNoOtherRun() {
        Runs every = retained(265_000, 96_000, 88_000, 104_000);

        Judgement judgement = judge(every.with(
                        Metric.RETAINED,
                        new OneOff.HeldBy(0, 0, new NeverCounted(95_000, 0, 0, 0, 0), List.of(), List.of()))
                .with(compared(1, 96_000, 0, 0, 0, 0)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.figures().retained().measured()).isEqualTo(96_000);
    }

    @Test
    void whereTheRunsDisagreeWhatSeveralTogetherKeepDecides() {
        Runs doubling = retained(837_464, 811_008, 1_622_016, 0, 3_244_032, 0, 1_936, 1_184);

        Judgement judgement = judge(doubling.with(compared(3, 900, 0, 0, 6_488_064, 0)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.figures().retained().measured()).isEqualTo(300);
        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly("6.2 MB are kept by the test framework, which captures output, for example: not the"
                        + " test's");
        assertThat(judge(doubling.with(compared(3, 3_075, 0, 0, 6_488_064, 0))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(doubling.with(compared(3, 0, 0, 0, 1_024, 0))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(doubling).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void onRequestNothingCountsThatIsKeptOnce() {
        Judgement judgement = judge(once.with(Metric.RETAINED, new OneOff.NotCounted()));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.figures().retained().warmUp()).isEqualTo(9_000);
        assertThat(judgement.findings())
                .extracting(Finding::message)
                .containsExactly("8.8 KB were kept in the first run only and never again (first use)");
    }

    @Test
    void whatIsNotKnownIsInconclusive() {
        assertThat(judge(once.with(Metric.RETAINED, new OneOff.Unknown("the disk is full")))
                        .reason())
                .isEqualTo(
                        "retained: 9,000 B were kept in the first run only, and what holds it is not known: the disk is"
                                + " full");
    }

    @Test
    void withoutRehearsalTheHoldersDecideToo() {
        Runs first = unrehearsed(that().retained(9_000), "switched off");

        Judgement leak = judge(first.with(Metric.RETAINED, heldBy(8_000, 9_000)));
        assertThat(leak.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(leak.figures().retained())
                .isEqualTo(new Figure(1_024L, 8_000L, Basis.COLD, List.of(9_000L), 1_000L, null));
        assertThat(leak.findings().get(0).message()).endsWith("the first run alone is known: switched off");
        assertThat(judge(first.with(Metric.RETAINED, heldBy(0, 1_024))).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge(first.with(Metric.RETAINED, heldBy(0, 1_025))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(first.with(Metric.RETAINED, new OneOff.NotCounted())).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Idle connections that the JDK keeps for some seconds, one more with each run. */
    @Test
    void whatTheJdkKeepsReadyExplainsEveryRun_whateverElseIsFirstUsedMeanwhile() {
        Runs runs = Run.retained(27_016, 26_952, 26_888, 26_952);
        NeverCounted spare = new NeverCounted(0, 0, 0, 0, 26_792);

        assertThat(judge(runs.with(new ComparedRuns(1, 6_432, 6_432, spare))).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge(runs.with(new ComparedRuns(1, 6_432, 0, spare))).verdict())
                .as("6,432 B that count")
                .isEqualTo(Verdict.FAIL);
        assertThat(judge(runs.with(new ComparedRuns(1, 6_432, 6_432, new NeverCounted(0, 0, 0, 0, 20_000))))
                        .verdict())
                .as("6,952 B that are not spare")
                .isEqualTo(Verdict.FAIL);
    }
}
