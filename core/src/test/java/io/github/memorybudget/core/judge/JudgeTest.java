package io.github.memorybudget.core.judge;

import static io.github.memorybudget.core.judge.Run.budget;
import static io.github.memorybudget.core.judge.Run.cold;
import static io.github.memorybudget.core.judge.Run.rehearsed;
import static io.github.memorybudget.core.judge.Run.retained;
import static io.github.memorybudget.core.judge.Run.that;
import static io.github.memorybudget.core.judge.Run.unrehearsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final String SWITCHED_OFF = "rehearsals are switched off (rehearsals = 0)";

    private static Judgement judge(Budget budget, Runs runs) {
        return Judge.judge(budget, runs, List.of());
    }

    private static Finding violation(Metric metric, long budget, long measured, String message) {
        return new Finding(metric, Finding.Kind.VIOLATION, budget, measured, message);
    }

    private static Finding note(Metric metric, Long budget, Long measured, String message) {
        return new Finding(metric, Finding.Kind.NOTE, budget, measured, message);
    }

    @Nested
    class Retained {

        private final Budget budget = budget(Metric.RETAINED, 1_024);

        @Test
        void withinIsHealthy() {
            Judgement judgement = judge(budget, cold(that().retained(1_024)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.HEALTHY);
            assertThat(judgement.figures().retained())
                    .isEqualTo(new Figure(1_024L, 1_024L, Basis.COLD, List.of(), null, null));
            assertThat(judgement.findings()).isEmpty();
            assertThat(judgement.reason()).isNull();
        }

        @Test
        void negativeGrowthIsWithinZero() {
            Judgement judgement = judge(budget(Metric.RETAINED, 0), cold(that().retained(-5_000)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().retained().measured()).isEqualTo(-5_000);
        }

        @Test
        void whatReplacesOtherStateIsNoted() {
            Judgement judgement = judge(
                    budget,
                    cold(that().retained(24).growth(new ClassGrowth("A", 2, 5_000), new ClassGrowth("B", -1, -4_976))));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.findings())
                    .containsExactly(
                            note(
                                    Metric.RETAINED,
                                    1_024L,
                                    5_000L,
                                    "4.9 KB are kept where 4.9 KB of other classes were let go, which is no growth: +2 A (4.9 KB)"));
        }

        @Test
        void whatIsWithinTheBudgetReplacesNothingWorthANote() {
            assertThat(judge(
                                    budget,
                                    cold(that().retained(24)
                                            .growth(new ClassGrowth("A", 1, 1_024), new ClassGrowth("B", -1, -1_000))))
                            .findings())
                    .isEmpty();
        }

        @Test
        void aFirstRunThatGrewReplacedNothing() {
            Run first = that().retained(2_000).growth(new ClassGrowth("A", 2, 5_000), new ClassGrowth("B", -1, -3_000));

            assertThat(judge(
                                    budget,
                                    rehearsed(first, that().retained(0)).with(Metric.RETAINED, new OneOff.NotCounted()))
                            .findings())
                    .noneMatch(finding -> finding.message().contains("let go"));
        }

        @Test
        void keptInEveryRunIsALeakOfTheMedian() {
            Judgement judgement = judge(budget, retained(9_000, 3_000, 1_025, 2_048));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.LEAK);
            assertThat(judgement.exceeded()).containsExactly(Metric.RETAINED);
            assertThat(judgement.figures().retained())
                    .isEqualTo(new Figure(
                            1_024L, 2_048L, Basis.WARM, List.of(9_000L, 3_000L, 1_025L, 2_048L), 6_952L, null));
            assertThat(judgement.findings())
                    .containsExactly(violation(
                            Metric.RETAINED, 1_024, 2_048, "retained 2 KB, its budget is 1 KB; kept in 4 of 4 runs"));
        }

        @Test
        void theLowerOfTwoMiddleFiguresIsTheMedian() {
            assertThat(judge(budget, retained(9_000, 5_000, 2_000, 3_000, 4_000))
                            .figures()
                            .retained()
                            .measured())
                    .isEqualTo(3_000);
        }

        @Test
        void aFirstRunWithinIsNoWarmUp() {
            assertThat(judge(budget(Metric.RETAINED, 0), retained(0, -5_000, -5_000, -5_000))
                            .findings())
                    .isEmpty();
        }

        @Test
        void runsThatDisagreeAreInconclusive() {
            Judgement judgement = judge(budget, retained(9_000, 2_000, 0, 2_000));

            assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judgement.pattern()).isNull();
            assertThat(judgement.reason()).isEqualTo("retained: the runs disagree: 9,000 B, 2,000 B, 0 B, 2,000 B");
            assertThat(judgement.findings())
                    .containsExactly(new Finding(
                            Metric.RETAINED,
                            Finding.Kind.UNJUDGED,
                            1_024L,
                            null,
                            "the runs disagree: 9,000 B, 2,000 B, 0 B, 2,000 B"));
        }

        @Test
        void whereTheyDisagreeTheLaterHalfDecides() {
            assertThat(judge(budget, retained(900, 2_000, 2_000, 0, 0)).verdict())
                    .isEqualTo(Verdict.PASS);
            assertThat(judge(budget, retained(9_000, 0, 0, 2_000, 2_000)).findings())
                    .extracting(Finding::message)
                    .containsExactly("retained 2.0 KB, its budget is 1 KB; kept in 3 of 5 runs");
            assertThat(judge(budget, retained(9_000, 0, 0, 0, 2_000)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void aColdFigureAloneNeverFails() {
            Judgement judgement = judge(budget, unrehearsed(that().retained(9_000), SWITCHED_OFF));

            assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judgement.figures().retained())
                    .isEqualTo(new Figure(1_024L, 9_000L, Basis.COLD, List.of(), null, null));
            assertThat(judgement.reason())
                    .isEqualTo("retained: 9,000 B in the first run, and it could not be run again to tell a leak from"
                            + " first use: rehearsals are switched off (rehearsals = 0); nor is known what holds it: it was"
                            + " not looked for");
        }

        @ParameterizedTest
        @CsvSource({"0, PASS", "24, PASS", "25, INCONCLUSIVE"})
        void aSpreadWiderThanWhatIsLeftIsInconclusive(long spread, Verdict verdict) {
            Judgement judgement = judge(budget, cold(that().retained(1_000).spread(spread)));

            assertThat(judgement.verdict()).isEqualTo(verdict);
            if (verdict == Verdict.INCONCLUSIVE) {
                assertThat(judgement.reason())
                        .isEqualTo("retained: other threads kept changing the heap by 25 B, more than is left of the"
                                + " budget");
            }
        }

        @Test
        void whatCantBeReadIsInconclusiveAndNever0() {
            Judgement judgement =
                    judge(budget, cold(that().unavailable(Metric.RETAINED, "System.gc() starts no collection")));

            assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judgement.reason()).isEqualTo("retained: System.gc() starts no collection");
            assertThat(judgement.figures().retained()).isEqualTo(new Figure(1_024L, null, null, List.of(), null, null));
        }

        @Test
        void withoutAReasonItSaysSo() {
            assertThat(judge(budget, cold(that())).reason()).isEqualTo("retained: it was not measured");
        }

        @Test
        void withoutABudgetTheFigureIsOnlyTold() {
            Judgement judgement = judge(new Budget(Map.of(), false, false), cold(that().retained(9_000)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().retained())
                    .isEqualTo(new Figure(null, 9_000L, Basis.COLD, List.of(), null, null));
        }
    }

    @Nested
    class OffHeap {

        private final Budget budget = budget(Metric.OFF_HEAP, 0);

        @Test
        void keptInEveryRunIsALeak() {
            Judgement judgement = judge(
                    budget,
                    rehearsed(
                            that().offHeap(1_048_576),
                            that().offHeap(1_048_576),
                            that().offHeap(1_048_576),
                            that().offHeap(1_048_576)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.LEAK);
            assertThat(judgement.findings())
                    .containsExactly(violation(
                            Metric.OFF_HEAP,
                            0,
                            1_048_576,
                            "kept off the heap 1 MB, its budget is 0 B; kept in 4 of 4 runs"));
        }

        @Test
        void keptOnceIsWarmUp() {
            Runs runs = rehearsed(that().offHeap(8_192), that().offHeap(0), that().offHeap(0))
                    .with(
                            Metric.OFF_HEAP,
                            new OneOff.HeldBy(0, 0, NeverCounted.NOTHING, List.of("thread (8 KB)"), List.of()));
            Judgement judgement = judge(budget, runs);

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().offHeap())
                    .isEqualTo(new Figure(0L, 0L, Basis.WARM, List.of(8_192L, 0L, 0L), 8_192L, null));
        }

        @Test
        void aRestlessHeapDoesNotMakeBuffersUncertain() {
            assertThat(judge(budget, cold(that().offHeap(0).spread(500))).verdict())
                    .isEqualTo(Verdict.PASS);
        }
    }

    @Nested
    class Allocated {

        private final Budget budget = budget(Metric.ALLOCATED, 1_000);

        @Test
        void withinIsHealthy() {
            Judgement judgement = judge(budget, cold(that().allocated(600, 400, 5, 0)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().allocated())
                    .isEqualTo(new Figure(1_000L, 1_000L, Basis.COLD, List.of(), null, 5L));
        }

        @Test
        void theSmallestWarmRunIsJudged() {
            Judgement judgement =
                    judge(budget, rehearsed(that().allocated(9_000), that().allocated(3_000), that().allocated(2_048)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.BLOAT);
            assertThat(judgement.figures().allocated())
                    .isEqualTo(new Figure(1_000L, 2_048L, Basis.WARM, List.of(9_000L, 3_000L, 2_048L), null, 0L));
            assertThat(judgement.findings())
                    .containsExactly(violation(Metric.ALLOCATED, 1_000, 2_048, "allocated 2 KB, its budget is 1000 B"));
        }

        @Test
        void oneWarmRunWithinIsEnough() {
            Judgement judgement =
                    judge(budget, rehearsed(that().allocated(9_000), that().allocated(1_000), that().allocated(2_048)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.findings())
                    .containsExactly(note(
                            Metric.ALLOCATED,
                            1_000L,
                            9_000L,
                            "the first run allocated 8.8 KB, a later one 1000 B; whether it filled a cache is not known: it"
                                    + " was not looked for"));
        }

        @Test
        void aColdFigureAloneNeverFails() {
            Judgement judgement = judge(budget, unrehearsed(that().allocated(9_000), SWITCHED_OFF));

            assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judgement.reason())
                    .isEqualTo("allocated: 9,000 B in the first run, and it could not be run again without first use:"
                            + " rehearsals are switched off (rehearsals = 0); whether it filled a cache is not known:"
                            + " it was not looked for");
        }

        @Test
        void olderThreadsAreNotedButNotJudged() {
            Judgement judgement = judge(budget, cold(that().allocated(10, 0, 2_048, 0)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().allocated().otherThreads()).isEqualTo(2_048);
            assertThat(judgement.findings())
                    .containsExactly(note(
                            Metric.ALLOCATED,
                            1_000L,
                            2_048L,
                            "threads that were there before the test allocated 2 KB meanwhile; if the test handed its"
                                    + " work to them, judge them too with allThreads = true"));
        }

        @Test
        void allThreadsJudgesTheSum() {
            Budget all = new Budget(Map.of(Metric.ALLOCATED, 1_000L), true, false);
            Judgement judgement =
                    judge(all, rehearsed(that().allocated(10, 0, 2_038, 0), that().allocated(10, 10, 2_028, 0)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.figures().allocated().measured()).isEqualTo(2_048);
            assertThat(judgement.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.VIOLATION);
        }

        @Test
        void endedThreadsThatTheVmCantTellAreNoted() {
            Judgement judgement = judge(budget, cold(that().allocated(10, 0, 0, 2)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.findings())
                    .containsExactly(note(
                            Metric.ALLOCATED,
                            1_000L,
                            null,
                            "2 threads that the test started have ended, and this JVM does not tell what"
                                    + " ended threads allocated"));
        }

        @Test
        void whatCantBeCountedIsInconclusive() {
            assertThat(judge(budget, cold(that().unavailable(Metric.ALLOCATED, "a virtual thread")))
                            .reason())
                    .isEqualTo("allocated: a virtual thread");
        }

        @Test
        void withoutABudgetNothingIsNoted() {
            Judgement judgement =
                    judge(budget(Metric.RETAINED, 0), cold(that().retained(0).allocated(10, 0, 2_048, 2)));

            assertThat(judgement.findings()).isEmpty();
            assertThat(judgement.figures().allocated())
                    .isEqualTo(new Figure(null, 10L, Basis.COLD, List.of(), null, 2_048L));
        }
    }

    @Nested
    class Peaks {

        private final Budget budget = budget(Metric.PEAK, 1_000);

        @Test
        void anUpperBoundWithinIsProof() {
            Judgement judgement = judge(budget, cold(that().allocated(5_000).peak(100, 1_000)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, 100L, 1_000L, true));
        }

        @Test
        void whatRehearsalsShowOfAPeakWithinIsItsFigure() {
            Judgement judgement = judge(
                    budget,
                    rehearsed(
                            that().allocated(5_000).peak(400, 900),
                            that().allocated(5_000).peak(0, 600),
                            that().allocated(5_000).peak(200, 700),
                            that().allocated(5_000).peak(100, 150)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.findings()).isEmpty();
            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, 200L, 600L, true));
        }

        @Test
        void noRehearsalTakesAProofBack() {
            Judgement judgement = judge(
                    budget,
                    rehearsed(
                            that().allocated(5_000).peak(100, 900),
                            that().allocated(5_000).peak(200, 3_000)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, 100L, 900L, true));
        }

        @Test
        void noMoreCanBeLiveThanWasAllocated() {
            Judgement judgement =
                    judge(budget, cold(that().allocated(300, 300, 300, 0).peak(100, 5_000)));

            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, 100L, 900L, true));
        }

        @Test
        void butNotWhereEndedThreadsWereNotSeen() {
            Judgement judgement =
                    judge(budget, cold(that().allocated(300, 300, 300, 1).peak(100, 5_000)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, 100L, 5_000L, false));
        }

        @Test
        void oneWarmSightingOverIsASpike() {
            Judgement judgement = judge(
                    budget,
                    rehearsed(
                            that().allocated(9_000).peak(2_000, 4_000),
                            that().allocated(9_000).peak(500, 4_000),
                            that().allocated(9_000).peak(2_048, 3_072),
                            that().allocated(9_000).peak(1_500, 4_000)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.SPIKE);
            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, 2_048L, 3_072L, true));
            assertThat(judgement.findings())
                    .containsExactly(violation(
                            Metric.PEAK, 1_000, 2_048, "peaked at 2 KB to 3 KB live at once, its budget is 1000 B"));
        }

        @Test
        void theColdRunAloneNeverFails() {
            Judgement judgement =
                    judge(budget, unrehearsed(that().allocated(9_000).peak(2_000, 4_000), SWITCHED_OFF));

            assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judgement.reason())
                    .isEqualTo("peak: at least 2,000 B in the first run, and it could not be run again without first"
                            + " use: rehearsals are switched off (rehearsals = 0)");
        }

        @Test
        void aNarrowerWarmIntervalWithinIsProof() {
            Judgement judgement = judge(
                    budget,
                    rehearsed(
                            that().allocated(9_000).peak(2_000, 4_000),
                            that().allocated(9_000).peak(500, 4_000),
                            that().allocated(9_000).peak(500, 999)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, 500L, 999L, true));
        }

        @Test
        void anIntervalThatStraddlesIsUnproven() {
            Runs runs = rehearsed(
                    that().allocated(9_000).peak(500, 4_000),
                    that().allocated(9_000).peak(500, 3_072));

            assertThat(judge(budget, runs).verdict()).isEqualTo(Verdict.PASS);
            assertThat(judge(budget, runs).figures().peak()).isEqualTo(new PeakFigure(1_000L, 500L, 3_072L, false));
            Judgement strict = judge(new Budget(Map.of(Metric.PEAK, 1_000L), false, true), runs);
            assertThat(strict.pattern()).isEqualTo(MemoryPattern.SPIKE);
            assertThat(strict.findings())
                    .containsExactly(violation(
                            Metric.PEAK,
                            1_000,
                            500,
                            "peaked at 500 B to 3 KB is not shown to be within it (failOnUnprovenPeak), its budget is"
                                    + " 1000 B"));
        }

        @Test
        void whatCantBeSampledIsInconclusive() {
            Judgement judgement = judge(budget, cold(that().unavailable(Metric.PEAK, "no histogram")));

            assertThat(judgement.reason()).isEqualTo("peak: no histogram");
            assertThat(judgement.figures().peak()).isEqualTo(new PeakFigure(1_000L, null, null, false));
        }
    }

    @Nested
    class Threads {

        private final Budget budget = budget(Metric.THREADS, 0);

        @Test
        void leftInEveryRunIsALeak() {
            Judgement judgement = judge(budget, rehearsed(that().threads("a", "b"), that().threads("c", "d")));

            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.LEAK);
            assertThat(judgement.figures().threads()).isEqualTo(new ThreadsFigure(0, 2, List.of("a", "b")));
            assertThat(judgement.findings())
                    .containsExactly(violation(Metric.THREADS, 0, 2, "left 2 threads behind, its budget is 0: a, b"));
        }

        @Test
        void leftOnceIsNotedWhereTheUserWantsNothingCountedThatIsKeptOnce() {
            Runs runs = rehearsed(that().threads("a"), that().threads(), that().threads())
                    .with(Metric.THREADS, new OneOff.NotCounted());
            Judgement judgement = judge(budget, runs);

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().threads()).isEqualTo(new ThreadsFigure(0, 0, List.of()));
            assertThat(judgement.findings())
                    .containsExactly(
                            note(Metric.THREADS, 0L, 1L, "the first run left threads behind, later ones none more: a"));
        }

        @Test
        void aFirstRunWithinIsNoNews() {
            Judgement judgement = judge(budget, rehearsed(that().threads(), that().threads(), that().threads()));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.findings()).isEmpty();
        }

        @Test
        void whereOnlyWarmRunsLeaveThreadsTheseAreNamed() {
            Judgement judgement = judge(budget, rehearsed(that().threads(), that().threads("b")));

            assertThat(judgement.findings())
                    .containsExactly(violation(Metric.THREADS, 0, 1, "left 1 thread behind, its budget is 0: b"));
            assertThat(judgement.figures().threads()).isEqualTo(new ThreadsFigure(0, 1, List.of("b")));
        }

        @Test
        void withoutRehearsalItIsInconclusive() {
            assertThat(judge(budget, unrehearsed(that().threads("a"), SWITCHED_OFF))
                            .reason())
                    .isEqualTo(
                            "threads: the first run left threads behind, and it could not be run again (rehearsals"
                                    + " are switched off (rehearsals = 0)): a; whose they are is not known: it was not looked for");
        }

        @Test
        void runsThatDisagreeAreInconclusive() {
            assertThat(judge(budget, rehearsed(that().threads("a"), that().threads("b"), that().threads()))
                            .reason())
                    .isEqualTo("threads: the runs disagree: [1, 0]");
        }

        @Test
        void threadsThatComeAndGoAreOfAPoolThatTheFirstRunBegan() {
            Runs runs = rehearsed(that().threads("rx-1", "rx-2"), that().threads("rx-3"), that().threads());
            OneOff librarys = new OneOff.HeldBy(0, 0, NeverCounted.NOTHING, List.of("static rx.POOL (2)"), List.of());

            Judgement judgement = judge(budget, runs.with(Metric.THREADS, librarys));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().threads()).isEqualTo(new ThreadsFigure(0, 0, List.of()));
            assertThat(judgement.findings())
                    .containsExactly(note(
                            Metric.THREADS,
                            0L,
                            2L,
                            "some runs leave threads of pools behind that the first run began: rx-1, rx-2; first use of"
                                    + " libraries and the JDK, not counted: held by static rx.POOL (2)"));
        }

        @Test
        void othersAreNot() {
            OneOff librarys = new OneOff.HeldBy(0, 0, NeverCounted.NOTHING, List.of(), List.of());
            OneOff unknown = new OneOff.HeldBy(0, 1, NeverCounted.NOTHING, List.of(), List.of());
            Runs otherName = rehearsed(that().threads("rx-1"), that().threads("own-1"), that().threads());
            Runs noName =
                    rehearsed(that().threads("pool-1-thread-1"), that().threads("pool-2-thread-1"), that().threads());
            Runs sameName = rehearsed(that().threads("rx-1"), that().threads("rx-2"), that().threads());

            assertThat(List.of(
                            otherName.with(Metric.THREADS, librarys),
                            noName.with(Metric.THREADS, librarys),
                            sameName.with(Metric.THREADS, unknown)))
                    .allSatisfy(runs ->
                            assertThat(judge(budget, runs).reason()).isEqualTo("threads: the runs disagree: [1, 0]"));
        }

        @Test
        void asManyAsAllowedIsHealthy() {
            Judgement judgement = judge(budget(Metric.THREADS, 1), cold(that().threads("a")));

            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.HEALTHY);
            assertThat(judgement.figures().threads()).isEqualTo(new ThreadsFigure(1, 1, List.of("a")));
        }
    }

    @Nested
    class Footprints {

        private Judgement judge(FootprintReading... readings) {
            return Judge.judge(new Budget(Map.of(), false, false), cold(that()), List.of(readings));
        }

        @Test
        void tooLargeIsBloat() {
            Judgement judgement = judge(
                    new FootprintReading("cache", 1_024, 2_048L, null), new FootprintReading("small", 8, 8L, null));

            assertThat(judgement.pattern()).isEqualTo(MemoryPattern.BLOAT);
            assertThat(judgement.figures().footprint())
                    .containsExactly(
                            new FootprintFigure("cache", 1_024L, 2_048L), new FootprintFigure("small", 8L, 8L));
            assertThat(judgement.findings())
                    .containsExactly(
                            violation(Metric.FOOTPRINT, 1_024, 2_048, "field cache holds 2 KB, its budget is 1 KB"));
        }

        @Test
        void whatCantBeSizedIsInconclusive() {
            assertThat(judge(new FootprintReading("cache", 1_024, null, "denied"))
                            .reason())
                    .isEqualTo("footprint of cache: denied");
        }
    }

    @Nested
    class Together {

        @Test
        void aViolationWinsOverWhatCantBeJudged() {
            Budget budget = new Budget(Map.of(Metric.RETAINED, 0L, Metric.PEAK, 0L), false, false);
            Judgement judgement = judge(
                    budget,
                    rehearsed(that().retained(48).unavailable(Metric.PEAK, "no histogram"), that().retained(48)));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.reason()).isNull();
            assertThat(judgement.findings())
                    .extracting(Finding::metric, Finding::kind)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Metric.RETAINED, Finding.Kind.VIOLATION),
                            org.assertj.core.groups.Tuple.tuple(Metric.PEAK, Finding.Kind.UNJUDGED));
        }

        @Test
        void allReasonsAreTold() {
            Budget budget = new Budget(Map.of(Metric.RETAINED, 0L, Metric.PEAK, 0L), false, false);
            Judgement judgement =
                    judge(budget, cold(that().unavailable(Metric.RETAINED, "b").unavailable(Metric.PEAK, "a")));

            assertThat(judgement.reason()).isEqualTo("peak: a; retained: b");
        }

        @Test
        void allExceededMetricsAreFindingsAheadOfNotes() {
            Budget budget = new Budget(Map.of(Metric.RETAINED, 0L, Metric.ALLOCATED, 0L), false, false);
            Judgement judgement = judge(
                    budget,
                    rehearsed(
                            that().retained(48).allocated(96, 0, 7, 0),
                            that().retained(48).allocated(96)));

            assertThat(judgement.exceeded()).containsExactlyInAnyOrder(Metric.RETAINED, Metric.ALLOCATED);
            assertThat(judgement.findings())
                    .extracting(Finding::kind)
                    .containsExactly(Finding.Kind.VIOLATION, Finding.Kind.VIOLATION, Finding.Kind.NOTE);
        }

        @ParameterizedTest
        @CsvSource({
            "'', HEALTHY",
            "RETAINED, LEAK",
            "OFF_HEAP, LEAK",
            "THREADS, LEAK",
            "PEAK, SPIKE",
            "ALLOCATED, BLOAT",
            "FOOTPRINT, BLOAT",
            "PEAK ALLOCATED FOOTPRINT, SPIKE",
            "RETAINED PEAK ALLOCATED, LEAK"
        })
        void theGravestPatternNamesTheTest(String exceeded, MemoryPattern pattern) {
            Set<Metric> metrics = EnumSet.noneOf(Metric.class);
            for (String name : exceeded.split(" ")) {
                if (!name.isEmpty()) {
                    metrics.add(Metric.valueOf(name));
                }
            }

            assertThat(MemoryPattern.of(metrics)).isEqualTo(pattern);
        }
    }
}
