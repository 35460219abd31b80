package io.github.memorybudget.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.TestRun;
import io.github.memorybudget.report.render.SampleReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Policy STRICT = new Policy(true, true, true, true, true);
    private static final Policy LENIENT = new Policy(false, false, false, false, false);
    private static final TestIdentity TEST =
            new TestIdentity("com.acme.CatalogTest", "loads", List.of(), "loads()", "[id]");

    private static Report report(TestResult... results) {
        return report(List.of(results), List.of(), List.of());
    }

    private static Report report(List<TestResult> results, List<LostResult> lost, List<Problem> problems) {
        List<TestRun> runs =
                results.stream().map(result -> new TestRun(List.of(result))).toList();
        return Judge.judge("t", new ResultSet(List.of(new JvmResults(null, runs, lost)), List.of(), problems));
    }

    private static TestResult result(Verdict verdict, boolean known, @Nullable String reason) {
        Figure retained = new Figure(65_536L, 2_097_176L, Basis.WARM, List.of(), null, null);
        return new TestResult(
                TEST,
                1,
                verdict,
                verdict == Verdict.FAIL ? MemoryPattern.LEAK : null,
                known,
                false,
                null,
                new Figures(retained, null, null, null, null, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                reason,
                Instant.EPOCH,
                1);
    }

    @Test
    void namesTestMetricMeasuredAndBudget() {
        assertThat(STRICT.failures(report(result(Verdict.FAIL, false, null)), "", "accept it"))
                .containsExactly(
                        "Memory budget: 1 of 1 test is over budget",
                        "  LEAK  CatalogTest.loads()  retained 2,097,176 B, budget 65,536 B, over by 2,031,640 B (32x)");
    }

    @Test
    void toleratesAKnownLeakAndATestThatFailedItself() {
        assertThat(STRICT.failures(
                        report(result(Verdict.FAIL, true, null), result(Verdict.NOT_JUDGED, false, "x")),
                        "",
                        "accept it"))
                .isEmpty();
    }

    private static Compared row(String test, @Nullable String note) {
        return new Compared("", test, "17-G1", Metric.RETAINED, null, Change.REGRESSED, 1_000L, 9_000L, 2_024L, note);
    }

    private static Report compared(List<Compared> regressed, List<Compared> drifted) {
        Report plain = report(result(Verdict.PASS, false, null));
        Comparison comparison = new Comparison(
                List.of("memory-baseline.json"), Map.of(Change.REGRESSED, regressed.size()), regressed, drifted);
        return SampleReport.compared(plain, comparison);
    }

    @Test
    void tellsWhatTheBaselineAllowsFromWhatTheTaggedOneDoes() {
        List<Compared> regressed = List.of(row("a.B#c()", null));
        List<Compared> drifted = List.of(row("a.B#d()", "since v1.json"));
        String figure = "retained 9,000 B, accepted 1,000 B, +8,000 B (+800.0 %)";

        assertThat(STRICT.failures(compared(List.of(), drifted), "", "accept it"))
                .containsExactly(
                        "Memory figures have drifted too far since the tagged baseline:",
                        "  DRIFTED  B#d()  " + figure + ", since v1.json");
        assertThat(STRICT.failures(compared(regressed, drifted), "", "accept it"))
                .containsExactly(
                        "Memory figures are worse than memory-baseline.json allows:",
                        "  REGRESSED  B#c()  " + figure,
                        "To accept them: accept it",
                        "Memory figures have drifted too far since the tagged baseline:",
                        "  DRIFTED  B#d()  " + figure + ", since v1.json");
    }

    @Test
    void namesWhatCouldNotBeJudged() {
        assertThat(STRICT.failures(report(result(Verdict.INCONCLUSIVE, false, "in parallel")), "", "accept it"))
                .containsExactly("Memory budgets that could not be judged:", "  CatalogTest.loads(): in parallel");
    }

    @Test
    void namesTheTestDuringWhichTheJvmDiedAndWhatCannotBeRead() {
        Report report = report(
                List.of(),
                List.of(new LostResult(TEST, 1, Instant.EPOCH, 7L, true)),
                List.of(new Problem(Path.of("1.jsonl"), 3, "bad")));

        assertThat(STRICT.failures(report, "", "accept it"))
                .containsExactly(
                        "Memory results are missing:",
                        "  CatalogTest.loads(): the JVM (pid 7) died during this test; it has no result",
                        "  1.jsonl:3: bad");
    }

    @Test
    void saysWhyThereAreNoResults() {
        assertThat(STRICT.failures(report(), "because", "accept it")).containsExactly("because");
        assertThat(STRICT.failures(report(), "", "accept it"))
                .containsExactly("No memory results: no test ran, and none has a budget.");
    }

    @Test
    void failsNothingThatItIsToldToTolerate() {
        Report everything = report(
                List.of(result(Verdict.FAIL, false, null), result(Verdict.INCONCLUSIVE, false, "x")),
                List.of(new LostResult(TEST, 1, Instant.EPOCH, 7L, true)),
                List.of());

        assertThat(LENIENT.failures(everything, "", "accept it")).isEmpty();
        assertThat(LENIENT.failures(report(), "because", "accept it")).isEmpty();
    }

    @Test
    void failsForWhatThereIsNoRoomToShow() {
        List<TestResult> results = new ArrayList<>(Collections.nCopies(2_000, result(Verdict.FAIL, false, null)));
        results.add(result(Verdict.INCONCLUSIVE, false, "in parallel"));

        assertThat(new Policy(false, false, true, false, false)
                        .failures(report(results, List.of(), List.of()), "", "accept it"))
                .containsExactly("Memory budgets that could not be judged:", "  and 1 more, which the report holds");
    }
}
