package io.github.memorybudget.core.judge;

import static io.github.memorybudget.core.judge.Run.budget;
import static io.github.memorybudget.core.judge.Run.rehearsed;
import static io.github.memorybudget.core.judge.Run.that;
import static io.github.memorybudget.core.judge.Run.unrehearsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Buffers and threads that only the first run left behind: whose they are decides. */
class LeftOnceTest {

    private static final String SWITCHED_OFF = "rehearsals are switched off (rehearsals = 0)";

    private static OneOff.HeldBy heldBy(long atLeast, long atMost, String holder) {
        return new OneOff.HeldBy(atLeast, atMost, NeverCounted.NOTHING, List.of(holder), List.of(holder));
    }

    @Nested
    class OffHeap {

        private final Budget budget = budget(Metric.OFF_HEAP, 1_024);
        private final Runs once =
                rehearsed(that().offHeap(20_000), that().offHeap(0), that().offHeap(0), that().offHeap(0));

        private Judgement judge(OneOff known) {
            return Judge.judge(budget, once.with(Metric.OFF_HEAP, known), List.of());
        }

        @Test
        void theUsersIsALeak() {
            Judgement judgement = judge(heldBy(20_000, 20_000, "static com.acme.Slot.buffer (19.5 KB)"));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.findings())
                    .containsExactly(new Finding(
                            Metric.OFF_HEAP,
                            Finding.Kind.VIOLATION,
                            1_024L,
                            20_000L,
                            "kept off the heap 19.5 KB, its budget is 1 KB; kept once, in the first run, and never"
                                    + " again; held by static com.acme.Slot.buffer (19.5 KB)"));
            assertThat(judgement.figures().offHeap())
                    .isEqualTo(new Figure(1_024L, 20_000L, Basis.WARM, List.of(20_000L, 0L, 0L, 0L), 0L, null));
        }

        @Test
        void theJdksIsWarmUpWithANote() {
            Judgement judgement = judge(heldBy(0, 0, "thread (19.5 KB)"));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().offHeap())
                    .isEqualTo(new Figure(1_024L, 0L, Basis.WARM, List.of(20_000L, 0L, 0L, 0L), 20_000L, null));
            assertThat(judgement.findings())
                    .containsExactly(new Finding(
                            Metric.OFF_HEAP,
                            Finding.Kind.NOTE,
                            1_024L,
                            20_000L,
                            "19.5 KB are first use of libraries and the JDK, kept once and not counted; held by thread"
                                    + " (19.5 KB)"));
        }

        @Test
        void whatIsNotKnownIsInconclusive() {
            assertThat(judge(heldBy(1_024, 1_025, "thread")).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judge(new OneOff.Unknown("the disk is full")).reason())
                    .isEqualTo("offHeap: 20,000 B were kept in the first run only, and what holds it is not known: the"
                            + " disk is full");
            assertThat(Judge.judge(budget, once, List.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void withoutRehearsalTheSameDecides() {
            Runs first = unrehearsed(that().offHeap(20_000), SWITCHED_OFF);

            assertThat(Judge.judge(budget, first.with(Metric.OFF_HEAP, heldBy(2_000, 2_000, "x")), List.of())
                            .verdict())
                    .isEqualTo(Verdict.FAIL);
            assertThat(Judge.judge(budget, first.with(Metric.OFF_HEAP, heldBy(0, 0, "x")), List.of())
                            .verdict())
                    .isEqualTo(Verdict.PASS);
            assertThat(Judge.judge(budget, first, List.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void whatIsKnownOfTheHeapIsNotOfBuffers() {
            Runs ofHeap = once.with(Metric.RETAINED, heldBy(0, 0, "x"));

            assertThat(Judge.judge(budget, ofHeap, List.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Nested
    class Threads {

        private final Budget budget = budget(Metric.THREADS, 0);
        private final Runs once = rehearsed(that().threads("a", "b"), that().threads(), that().threads());

        private Judgement judge(OneOff known) {
            return Judge.judge(budget, once.with(Metric.THREADS, known), List.of());
        }

        @Test
        void theUsersAreALeak() {
            Judgement judgement = judge(heldBy(1, 2, "static com.acme.Pools.POOL (1 thread)"));

            assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judgement.findings())
                    .containsExactly(new Finding(
                            Metric.THREADS,
                            Finding.Kind.VIOLATION,
                            0L,
                            1L,
                            "left 1 thread behind, its budget is 0; the first run left threads behind, later ones none"
                                    + " more: a, b; of your code: static com.acme.Pools.POOL (1 thread)"));
            assertThat(judgement.figures().threads()).isEqualTo(new ThreadsFigure(0, 1, List.of("a", "b")));
        }

        @Test
        void othersAreWarmUpWithANote() {
            Judgement judgement = judge(heldBy(0, 0, "static org.lib.Pools.POOL (2 threads)"));

            assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
            assertThat(judgement.figures().threads()).isEqualTo(new ThreadsFigure(0, 0, List.of("a", "b")));
            assertThat(judgement.findings())
                    .containsExactly(new Finding(
                            Metric.THREADS,
                            Finding.Kind.NOTE,
                            0L,
                            2L,
                            "the first run left threads behind, later ones none more: a, b; first use of libraries and"
                                    + " the JDK, not counted: held by static org.lib.Pools.POOL (2 threads)"));
        }

        @Test
        void ofWhichItIsNotKnownTheyAreInconclusive() {
            assertThat(judge(heldBy(0, 1, "a pool that nothing holds")).reason())
                    .isEqualTo(
                            "threads: the first run left threads behind, later ones none more: a, b; whether they are"
                                    + " first use of others is not known: a pool that nothing holds");
            assertThat(judge(new OneOff.Unknown("the disk is full")).reason())
                    .isEqualTo("threads: the first run left threads behind, later ones none more: a, b; whose they are"
                            + " is not known: the disk is full");
        }

        @Test
        void withoutRehearsalTheSameDecides() {
            Runs first = unrehearsed(that().threads("a"), SWITCHED_OFF);

            assertThat(Judge.judge(budget, first.with(Metric.THREADS, heldBy(1, 1, "x")), List.of())
                            .verdict())
                    .isEqualTo(Verdict.FAIL);
            assertThat(Judge.judge(budget, first.with(Metric.THREADS, heldBy(0, 0, "x")), List.of())
                            .verdict())
                    .isEqualTo(Verdict.PASS);
            assertThat(Judge.judge(budget, first.with(Metric.THREADS, new OneOff.NotCounted()), List.of())
                            .verdict())
                    .isEqualTo(Verdict.INCONCLUSIVE);
        }
    }
}
