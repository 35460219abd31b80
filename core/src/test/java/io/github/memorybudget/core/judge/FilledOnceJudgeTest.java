package io.github.memorybudget.core.judge;

import static io.github.memorybudget.core.judge.Run.budget;
import static io.github.memorybudget.core.judge.Run.rehearsed;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Allocation that only the first run has over its budget: did it fill a cache? */
class FilledOnceJudgeTest {

    private static final String CACHE = "static com.acme.Catalog.CACHE (6.8 KB)";

    private final Budget budget = budget(Metric.ALLOCATED, 1_024);
    private final Runs once =
            rehearsed(that().allocated(9_000), that().allocated(300), that().allocated(200), that().allocated(300));

    private final Runs zero = rehearsed(that().allocated(9_000), that().allocated(0), that().allocated(0));

    private static OneOff.Kept kept(long atLeast, long atMost, long firstUse) {
        return new OneOff.Kept(atLeast, atMost, firstUse, false, List.of(CACHE), null);
    }

    private Judgement judge(OneOff known) {
        return Judge.judge(budget, once.with(Metric.ALLOCATED, known), List.of());
    }

    @Test
    void whatStaysAndCountsWasAllocated() {
        Judgement judgement = judge(kept(7_000, 7_500, 0));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.pattern()).isEqualTo(MemoryPattern.BLOAT);
        assertThat(judgement.figures().allocated())
                .isEqualTo(new Figure(1_024L, 7_000L, Basis.WARM, List.of(9_000L, 300L, 200L, 300L), null, 0L));
        assertThat(judgement.findings())
                .containsExactly(new Finding(
                        Metric.ALLOCATED,
                        Finding.Kind.VIOLATION,
                        1_024L,
                        7_000L,
                        "allocated 6.8 KB, its budget is 1 KB; in the first run, which filled what later ones find full,"
                                + " held by " + CACHE));
    }

    @Test
    void whatIsKnownToBeMuchAndCanNotBeLookedAtIsNotJudged() {
        Judgement judgement = judge(new OneOff.Kept(0, 7_000, 0, false, List.of(), "the heap can't be dumped"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason())
                .isEqualTo(
                        "allocated: of 9,000 B that the first run allocated and filled a cache with, between 200 B and"
                                + " 9,000 B are no first use of others, which is not known closer; the heap can't be dumped");
    }

    @Test
    void aRunThatLoadedNoClassHasNoFirstUse() {
        assertThat(judge(new OneOff.Kept(5_000, 5_000, 0, true, List.of(), null))
                        .figures()
                        .allocated()
                        .measured())
                .isEqualTo(9_000);
        assertThat(judge(new OneOff.Kept(5_000, 5_000, 0, true, List.of(), null))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(judge(new OneOff.Kept(0, 0, 0, true, List.of(), null)).verdict())
                .isEqualTo(Verdict.PASS);
    }

    /** Such as the constants of a class of the user's own. */
    @Test
    void whatStaysIsNoCacheWhereItIsASmallPartOfTheWhole() {
        Budget nothing = budget(Metric.ALLOCATED, 0);

        Judgement judgement = Judge.judge(nothing, zero.with(Metric.ALLOCATED, kept(500, 500, 0)), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .singleElement()
                .extracting(Finding::kind)
                .isEqualTo(Finding.Kind.NOTE);
        assertThat(Judge.judge(nothing, zero.with(Metric.ALLOCATED, kept(4_500, 4_500, 0)), List.of())
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatStaysButWasThereBeforeIsNotTheRuns() {
        assertThat(judge(kept(9_001, 9_001, 0)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nothingThatCountsIsFirstUse() {
        Judgement judgement = judge(kept(0, 0, 4_000));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.figures().allocated().measured()).isEqualTo(200);
        assertThat(judgement.findings()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Finding.Kind.NOTE);
            assertThat(note.measured()).isEqualTo(9_000);
            assertThat(note.message())
                    .isEqualTo(
                            "the first run allocated 8.8 KB, a later one 200 B; nothing that counts was seen to stay of"
                                    + " it");
        });
    }

    @Test
    void littleThatCountsLeavesANoteThatSaysHowMuch() {
        Judgement judgement = judge(new OneOff.Kept(200, 1_024, 0, false, List.of(CACHE), "older ones are not known"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "the first run allocated 8.8 KB, a later one 200 B; at most 1 KB of it were seen to stay that"
                                + " count, held by " + CACHE + "; older ones are not known");
    }

    @Test
    void betweenTheBoundsItIsInconclusive() {
        Judgement judgement = judge(kept(200, 5_000, 500));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason())
                .isEqualTo(
                        "allocated: of 9,000 B that the first run allocated and filled a cache with, between 200 B and"
                                + " 8,500 B are no first use of others, which is not known closer, held by " + CACHE);
    }

    @Test
    void aCacheOverTheBudgetForRetainedIsOneWhateverItsSize() {
        Budget both = new Budget(Map.of(Metric.ALLOCATED, 1_024L, Metric.RETAINED, 100L), false, false);
        Runs runs = rehearsed(
                        that().allocated(9_000).retained(200),
                        that().allocated(300).retained(0))
                .with(Metric.RETAINED, new OneOff.HeldBy(200, 200, NeverCounted.NOTHING, List.of(), List.of()))
                .with(Metric.ALLOCATED, kept(200, 200, 0));

        assertThat(Judge.judge(both, runs, List.of()).findings())
                .extracting(Finding::metric, Finding::kind)
                .contains(org.assertj.core.groups.Tuple.tuple(Metric.ALLOCATED, Finding.Kind.UNJUDGED));
    }

    @Test
    void allButALittleIsSurelyFirstUse() {
        assertThat(judge(kept(0, 2_000, 8_000)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(kept(0, 2_000, 8_000)).findings())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("all but 1000 B stay as first use of others");
    }

    @Test
    void whereNothingIsKnownTheNoteSaysSo() {
        assertThat(judge(new OneOff.Unknown("the disk is full")).findings())
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("the first run allocated 8.8 KB, a later one 200 B; whether it filled a cache is not known:"
                        + " the disk is full");
        assertThat(judge(new OneOff.NotCounted()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void withoutRehearsalWhatStaysDecidesToo() {
        Runs first = unrehearsed(that().allocated(9_000), "rehearsals are switched off (rehearsals = 0)");

        assertThat(Judge.judge(budget, first.with(Metric.ALLOCATED, kept(7_000, 7_500, 0)), List.of())
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(Judge.judge(budget, first.with(Metric.ALLOCATED, kept(0, 0, 8_000)), List.of())
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(Judge.judge(budget, first.with(Metric.ALLOCATED, kept(0, 0, 0)), List.of())
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }
}
