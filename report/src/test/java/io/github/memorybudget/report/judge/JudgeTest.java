package io.github.memorybudget.report.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.TestRun;
import io.github.memorybudget.report.render.SampleReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final KnownLeakNote NOTE = new KnownLeakNote("SHOP-1", "2026-01-01", null);

    private static Outcome outcomeOf(TestResult result) {
        return SampleReport.of(result).tests().get(0).outcome();
    }

    @Test
    void saysWhatEachResultMeans() {
        assertThat(outcomeOf(Samples.leak())).isEqualTo(Outcome.VIOLATION);
        assertThat(outcomeOf(Samples.known())).isEqualTo(Outcome.KNOWN);
        assertThat(outcomeOf(Samples.inconclusive())).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcomeOf(Samples.notJudged())).isEqualTo(Outcome.NOT_JUDGED);
        assertThat(outcomeOf(Samples.noted())).isEqualTo(Outcome.NOTED);
        assertThat(outcomeOf(Samples.healthy())).isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void takesAnExpiredKnownLeakForAViolation() {
        TestResult expired = new Builder(Samples.test("a"), Verdict.FAIL, MemoryPattern.LEAK)
                .expired(NOTE)
                .build();

        assertThat(outcomeOf(expired)).isEqualTo(Outcome.VIOLATION);
    }

    @Test
    void seesThatAKnownLeakIsGone() {
        TestResult fixed = new Builder(Samples.test("a"), Verdict.PASS, MemoryPattern.HEALTHY)
                .fixed(NOTE)
                .build();

        assertThat(outcomeOf(fixed)).isEqualTo(Outcome.FIXED);
    }

    @Test
    void judgesByTheLastAttempt() {
        TestRun rerun = new TestRun(List.of(Samples.leak(), Samples.healthyAttempt("loads", 2)));
        Report report = Judge.judge("t", module(rerun), AttemptPolicy.LAST);

        assertThat(report.violations()).isEmpty();
        assertThat(report.tests()).singleElement().extracting(JudgedTest::run).isEqualTo(rerun);
    }

    @Test
    void judgesByTheWorstAttempt() {
        TestRun rerun = new TestRun(List.of(
                Samples.notJudged(), Samples.leak(Samples.test("loads"), 2), Samples.healthyAttempt("loads", 3)));
        Report report = Judge.judge("t", module(rerun), AttemptPolicy.WORST);

        assertThat(report.violations()).singleElement().satisfies(test -> {
            assertThat(test.result().attempt()).isEqualTo(2);
            assertThat(test.run().others()).hasSize(2);
        });
    }

    @Test
    void ofEquallyGraveAttemptsTheLastOneCounts() {
        TestRun rerun =
                new TestRun(List.of(Samples.leak(Samples.test("loads"), 1), Samples.leak(Samples.test("loads"), 2)));

        assertThat(Judge.judge("t", module(rerun), AttemptPolicy.WORST).violations())
                .singleElement()
                .satisfies(test -> assertThat(test.result().attempt()).isEqualTo(2));
    }

    @Test
    void namesTheAcceptedPolicies() {
        assertThat(AttemptPolicy.parse(" Last ")).isEqualTo(AttemptPolicy.LAST);
        assertThatThrownBy(() -> AttemptPolicy.parse("best"))
                .hasMessageContaining("\"best\"")
                .hasMessageContaining("worst or last");
    }

    private static Module module(TestRun... runs) {
        return new Module(
                "", new ResultSet(List.of(new JvmResults(null, List.of(runs), List.of())), List.of(), List.of()));
    }

    @Test
    void showsTheGravestOfVeryManyAndCountsAll() {
        List<TestRun> runs = new ArrayList<>();
        for (int i = 0; i < Judging.MOST + 100; i++) {
            runs.add(new TestRun(List.of(Samples.healthy(Samples.test(String.format("healthy%05d", i))))));
        }
        runs.add(new TestRun(List.of(Samples.leak())));
        Report report = Judge.judge("t", module(runs.toArray(TestRun[]::new)), AttemptPolicy.WORST);
        List<String> more = new ArrayList<>();
        report.more().forEach(test -> more.add(test.test().method()));

        assertThat(report.counts().tests()).isEqualTo(runs.size());
        assertThat(report.tests()).hasSize(Judging.MOST);
        assertThat(report.tests().get(0).outcome()).isEqualTo(Outcome.VIOLATION);
        assertThat(report.notShown()).isEqualTo(101);
        assertThat(report.notShown(Outcome.HEALTHY)).isEqualTo(101);
        assertThat(more).hasSize(101).startsWith("healthy01999").doesNotContain("loads");
    }

    @Test
    void tellsModulesWithTheSameTestNamesApart() {
        Judging judging = new Judging("shop", AttemptPolicy.WORST);
        judging.expect("c");
        judging.add(named("a", Samples.leak()), ModuleState.State.COMPLETE);
        judging.add(named("b", Samples.leak()), ModuleState.State.FAILED);
        Report report = judging.report();

        assertThat(report.violations()).extracting(JudgedTest::module).containsExactly("a", "b");
        assertThat(report.modules())
                .containsExactly(
                        new ModuleState("c", ModuleState.State.PENDING, 0, 0),
                        new ModuleState("a", ModuleState.State.COMPLETE, 1, 1),
                        new ModuleState("b", ModuleState.State.FAILED, 1, 1));
        assertThat(report.incomplete()).extracting(ModuleState::name).containsExactly("c", "b");
    }

    private static Module named(String name, TestResult result) {
        return new Module(name, module(new TestRun(List.of(result))).results());
    }

    @Test
    void counts() {
        Report report = SampleReport.withEverything();

        assertThat(report.counts().of(Verdict.FAIL)).isEqualTo(4);
        assertThat(report.counts().of(Verdict.PASS)).isEqualTo(3);
        assertThat(report.counts().of(MemoryPattern.LEAK)).isEqualTo(2);
        assertThat(report.counts().violationsOf(MemoryPattern.LEAK)).isEqualTo(1);
        assertThat(report.counts().of(MemoryPattern.HEALTHY)).isEqualTo(3);
        assertThat(report.counts().of(Outcome.HEALTHY)).isEqualTo(2);
        assertThat(report.hasLosses()).isTrue();
    }

    @Test
    void ordersByGravityThenNameThenNumberOfTheInvocation() {
        Report report = SampleReport.of(
                invocation(10), Samples.healthy(Samples.test("a")), invocation(2), Samples.known(), Samples.leak());

        assertThat(report.tests())
                .extracting(test -> test.test().method() + test.test().displayName())
                .containsExactly("loadsloads()", "subscribessubscribes()", "aa()", "repeats2", "repeats10");
    }

    private static TestResult invocation(int number) {
        return Samples.healthy(new TestIdentity(
                "com.acme.CatalogTest",
                "repeats",
                List.of(),
                String.valueOf(number),
                "[test-template:repeats()]/[test-template-invocation:#" + number + "]"));
    }

    @Test
    void naturalOrderIsTotal() {
        assertThat(NaturalOrder.INSTANCE.compare("a2", "a10")).isNegative();
        assertThat(NaturalOrder.INSTANCE.compare("a10", "a2")).isPositive();
        assertThat(NaturalOrder.INSTANCE.compare("a02", "a2")).isNotZero();
        assertThat(NaturalOrder.INSTANCE.compare("a", "a1")).isNegative();
        assertThat(NaturalOrder.INSTANCE.compare("#99999999999999999999", "#100000000000000000000"))
                .isNegative();
        assertThat(NaturalOrder.INSTANCE.compare("x", "x")).isZero();
    }
}
