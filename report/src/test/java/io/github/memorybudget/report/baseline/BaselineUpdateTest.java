package io.github.memorybudget.report.baseline;

import static io.github.memorybudget.report.baseline.BaselineComparerTest.baseline;
import static io.github.memorybudget.report.baseline.BaselineComparerTest.retained;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.TestRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineUpdateTest {

    private static final Environment HERE = new Environment("17", "vm", "G1", true, false, "amd64");
    private static final FigureKey RETAINED = new FigureKey(Metric.RETAINED);
    private static final String LOADS = "com.acme.CatalogTest#loads()";
    private static final Baseline BEFORE =
            baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, 1_000_000L), "gone#x()", Map.of(RETAINED, 5L)));

    private static Accepted update(Baseline before, boolean loosen, boolean drop, JudgedTest... tests) {
        BaselineUpdate update = new BaselineUpdate(before, loosen, drop);
        List.of(tests).forEach(update::add);
        return update.finish();
    }

    private static JudgedTest loads(long retained, Basis basis) {
        return BaselineComparerTest.test(HERE, "loads", retained(retained, basis));
    }

    private static Map<FigureKey, Long> figures(Accepted accepted) {
        return accepted.baseline().figures(HERE.key(), LOADS);
    }

    @Test
    void takesWhatIsNewOrSmaller() {
        assertThat(figures(update(Baseline.EMPTY, false, false, loads(7, Basis.WARM))))
                .containsEntry(RETAINED, 7L);
        assertThat(figures(update(BEFORE, false, false, loads(500_000, Basis.WARM))))
                .containsEntry(RETAINED, 500_000L);
    }

    @Test
    void leavesWhatIsTheSameWithinTheTolerance() {
        Accepted accepted = update(BEFORE, true, false, loads(1_009_000, Basis.WARM));

        assertThat(accepted.baseline()).isEqualTo(BEFORE);
        assertThat(accepted.changes()).isEmpty();
    }

    @Test
    void loosensOnlyWhereThatIsAskedFor() {
        Accepted refused = update(BEFORE, false, false, loads(2_000_000, Basis.WARM));

        assertThat(refused.baseline()).isEqualTo(BEFORE);
        assertThat(refused.refused())
                .singleElement()
                .satisfies(change -> assertThat(change.describe())
                        .isEqualTo("not loosened  " + LOADS
                                + " retained 1,000,000 B -> 2,000,000 B (17-G1-true-false-amd64)"));
        assertThat(figures(update(BEFORE, true, false, loads(2_000_000, Basis.WARM))))
                .containsEntry(RETAINED, 2_000_000L);
    }

    @Test
    void neverTakesAColdFigure() {
        Accepted accepted = update(BEFORE, true, false, loads(5, Basis.COLD));

        assertThat(accepted.baseline()).isEqualTo(BEFORE);
        assertThat(accepted.coldOnly()).containsExactly(LOADS);
    }

    @Test
    void ofTwoRunsTakesTheLargerFigures() {
        assertThat(figures(update(
                        Baseline.EMPTY,
                        false,
                        false,
                        loads(7, Basis.WARM),
                        loads(9, Basis.WARM),
                        loads(8, Basis.WARM))))
                .containsEntry(RETAINED, 9L);
    }

    @Test
    void dropsTestsThatAreGoneOnlyWhereThatIsAskedFor() {
        JudgedTest same = loads(1_000_000, Basis.WARM);

        assertThat(update(BEFORE, false, false, same).baseline().tests(HERE.key()))
                .containsKey("gone#x()");
        assertThat(update(BEFORE, false, true, same).baseline().tests(HERE.key()))
                .containsOnlyKeys(LOADS);
    }

    private static TestResult leak(String... fingerprints) {
        Builder builder = new Builder(Samples.test("loads"), Verdict.FAIL, MemoryPattern.LEAK)
                .figures(retained(1_000_000, Basis.WARM))
                .finding(new Finding(Metric.RETAINED, Finding.Kind.VIOLATION, 1L, 1_000_000L, "kept"));
        for (String print : fingerprints) {
            builder.trace(new LeakTrace(print, 1, 1, "static field", List.of("x")));
        }
        return builder.build();
    }

    private static JudgedTest judged(TestResult result) {
        return new JudgedTest(Outcome.VIOLATION, new TestRun(List.of(result)), HERE);
    }

    private static Outcome outcome(Baseline baseline, TestResult result) {
        ResultSet results = new ResultSet(
                List.of(new JvmResults(null, List.of(new TestRun(List.of(result))), List.of())), List.of(), List.of());
        Module module = new Module("", results, baseline, Baseline.FILE_NAME, null);
        return Judge.judge("t", module, AttemptPolicy.WORST).tests().get(0).outcome();
    }

    @Test
    void knowsAcceptedLeaksByTheirFingerprints() {
        Accepted refused = update(BEFORE, false, false, judged(leak("aa")));
        assertThat(refused.refused())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.describe()).isEqualTo("leak not accepted  " + LOADS + " fingerprint aa"));
        assertThat(outcome(refused.baseline(), leak("aa"))).isEqualTo(Outcome.VIOLATION);

        Baseline accepted = update(BEFORE, true, false, judged(leak("aa"))).baseline();
        assertThat(outcome(accepted, leak("aa"))).isEqualTo(Outcome.KNOWN);
        assertThat(outcome(accepted, leak("aa", "bb"))).isEqualTo(Outcome.VIOLATION);
        assertThat(outcome(accepted, leak())).isEqualTo(Outcome.VIOLATION);
        assertThat(outcome(accepted, Samples.spike())).isEqualTo(Outcome.VIOLATION);
    }

    @Test
    void forgetsALeakThatIsGone() {
        Baseline accepted = update(BEFORE, true, false, judged(leak("aa"))).baseline();
        Accepted healed = update(accepted, false, false, loads(1_000_000, Basis.WARM));

        assertThat(healed.baseline().knownLeaks()).isEmpty();
        assertThat(healed.accepted())
                .singleElement()
                .satisfies(
                        change -> assertThat(change.describe()).isEqualTo("leak gone  " + LOADS + " fingerprint aa"));
    }

    @Test
    void aNotJudgedTestChangesNothing() {
        Baseline accepted = update(BEFORE, true, false, judged(leak("aa"))).baseline();
        TestResult failed = new Builder(Samples.test("loads"), Verdict.NOT_JUDGED, null)
                .reason("it failed")
                .build();

        assertThat(update(accepted, true, false, judged(failed)).baseline()).isEqualTo(accepted);
    }
}
