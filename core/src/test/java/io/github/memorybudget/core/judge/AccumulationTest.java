package io.github.memorybudget.core.judge;

import static io.github.memorybudget.core.judge.Run.budget;
import static io.github.memorybudget.core.judge.Run.rehearsed;
import static io.github.memorybudget.core.judge.Run.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels from run to run tell a leak that adds up from one that the fixture gives back. */
class AccumulationTest {

    private static Run run(long level, long retained) {
        return that().retained(retained).level(level);
    }

    private static Judgement judge(long limit, Run... warm) {
        return Judge.judge(budget(Metric.RETAINED, limit), rehearsed(that().retained(9_000), warm), List.of());
    }

    private static List<String> notes(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.NOTE)
                .map(Finding::message)
                .toList();
    }

    @Test
    void saysThatItAddsUp() {
        Judgement judgement = judge(1_024, run(50_000, 2_048), run(52_100, 2_048), run(54_148, 2_048));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(notes(judgement)).containsExactly("it adds up: 2.0 KB more with each run");
    }

    @Test
    void saysThatItIsGivenBack() {
        Judgement judgement = judge(1_024, run(50_000, 2_048), run(50_100, 2_048), run(50_030, 2_048));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(notes(judgement))
                .containsExactly(
                        "it is given back between the runs: kept by the fixture or by the test's own instance");
    }

    @Test
    void saysNothingWhereItIsNotClear() {
        assertThat(notes(judge(1_024, run(50_000, 2_048), run(50_700, 2_048), run(51_400, 2_048))))
                .isEmpty();
        assertThat(notes(judge(1_024, run(50_000, 2_048), run(50_700, 2_048)))).isEmpty();
    }

    /** A table that doubles: more in some runs, nothing in others, and yet it grows for ever. */
    @Test
    void runsThatDisagreeFailWhereTheTrendIsSure() {
        Run[] growing = new Run[7];
        for (int i = 0; i < growing.length; i++) {
            growing[i] = run(50_000 + 8_000L * ((i + 1) / 2), i % 2 == 0 ? 8_000 : 0);
        }

        Judgement judgement = judge(1_024, growing);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.figures().retained().measured()).isEqualTo(2_666);
        assertThat(judgement.findings().get(0).message())
                .isEqualTo(
                        "retained 2.6 KB, its budget is 1 KB; not in every run, but so much more with each on average"
                                + " (Theil–Sen, 95 % sure)");
        assertThat(judge(4_000, growing).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** The levels grow by what the fixture leaves, and one body was off. */
    @Test
    void growthThatTheBodiesDoNotAccountForIsNotTheirs() {
        Run[] runs = new Run[7];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = run(50_000 + 4_000L * i, i == 5 ? 16_000 : 0);
        }

        assertThat(judge(1_024, runs).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Judgement judgeWaiting(long levels) {
        Runs runs = rehearsed(that().retained(9_000), run(0, 9_000), run(levels, 9_000), run(2 * levels, 9_000))
                .with(new ComparedRuns(1, 0, 0, new NeverCounted(0, 0, 0, 9_000, 0)));
        return Judge.judge(budget(Metric.RETAINED, 1_024), runs, List.of());
    }

    /** A finalizer's thread that hangs keeps all that waits for it. */
    @Test
    void whatWaitsToGoMustGo() {
        assertThat(judgeWaiting(0).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgeWaiting(9_000).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** What comes and goes is no trend. */
    @Test
    void runsThatDisagreeAroundALevelAreInconclusive() {
        Run[] swinging = new Run[7];
        for (int i = 0; i < swinging.length; i++) {
            swinging[i] = run(50_000 + (i % 2 == 0 ? 0 : 8_000), i % 2 == 0 ? 8_000 : -8_000);
        }

        assertThat(judge(1_024, swinging).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
