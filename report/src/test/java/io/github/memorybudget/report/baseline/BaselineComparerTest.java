package io.github.memorybudget.report.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestKey;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.session.BaselineLimit;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.TestRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineComparerTest {

    private static final Environment HERE = new Environment("17", "vm", "G1", true, false, "amd64");
    private static final Environment ELSEWHERE = new Environment("25", "vm", "ZGC", false, true, "aarch64");
    private static final FigureKey RETAINED = new FigureKey(Metric.RETAINED);
    private static final String LOADS = "com.acme.CatalogTest#loads()";

    static JudgedTest test(Environment environment, String method, Figures figures) {
        TestResult result = new Builder(Samples.test(method), Verdict.PASS, MemoryPattern.HEALTHY)
                .figures(figures)
                .build();
        return new JudgedTest(Outcome.HEALTHY, new TestRun(List.of(result)), environment);
    }

    static Figures retained(long measured, Basis basis) {
        return new Figures(new Figure(null, measured, basis, List.of(), null, null), null, null, null, null, List.of());
    }

    static Baseline baseline(Tolerances tolerances, Map<String, Map<FigureKey, Long>> figures) {
        SortedMap<String, SortedMap<FigureKey, Long>> tests = new TreeMap<>();
        figures.forEach((test, byKey) -> tests.put(test, new TreeMap<>(byKey)));
        return new Baseline(tolerances, new TreeMap<>(), new TreeMap<>(Map.of(HERE.key(), tests)));
    }

    private static List<Compared> compare(Baseline baseline, JudgedTest test) {
        return new BaselineComparer("", baseline, null).compare(test);
    }

    private static Change change(long accepted, long measured, Basis basis) {
        List<Compared> rows = compare(
                baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, accepted))),
                test(HERE, "loads", retained(measured, basis)));
        assertThat(rows).hasSize(1);
        return rows.get(0).change();
    }

    @Test
    void theTestJvmsGetTheLimitThatIsComparedWith() {
        FigureKey field = new FigureKey(Metric.FOOTPRINT, "cache");
        Tolerances tolerances = new Tolerances(
                Map.of(Metric.RETAINED, new Tolerance(50, 0)),
                List.of(new Tolerances.Override("*Test#other*", Map.of(Metric.RETAINED, new Tolerance(0, 7)))));
        String other = "com.acme.CatalogTest#other()";
        String sized = "com.acme.CatalogTest#sized()";
        Baseline baseline = baseline(
                tolerances,
                Map.of(
                        LOADS, Map.of(RETAINED, 1_000L, new FigureKey(Metric.ALLOCATED), 1_000_000L, field, 8L),
                        other, Map.of(RETAINED, 1_000L),
                        sized, Map.of(field, 8L)));

        assertThat(baseline.limits())
                .containsExactly(
                        new BaselineLimit(
                                HERE.key(), LOADS, Map.of(Metric.RETAINED, 1_500L, Metric.ALLOCATED, 1_020_000L)),
                        new BaselineLimit(HERE.key(), other, Map.of(Metric.RETAINED, 1_007L)));
        assertThat(compare(baseline, test(HERE, "loads", retained(1_501, Basis.WARM))))
                .filteredOn(row -> row.metric() == Metric.RETAINED)
                .singleElement()
                .returns(Change.REGRESSED, Compared::change)
                .returns(1_500L, Compared::limit);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1010000, WARM, UNCHANGED",
        "1000000, 1010001, WARM, REGRESSED",
        "1000000, 990000, WARM, UNCHANGED",
        "1000000, 989999, WARM, IMPROVED",
        "0, 1024, WARM, UNCHANGED",
        "0, 1025, WARM, REGRESSED",
        "-5000, -3976, WARM, UNCHANGED",
        "-5000, -3975, WARM, REGRESSED",
        "9223372036854775807, 9223372036854775807, WARM, UNCHANGED",
        "1000000, 1010001, COLD, NOT_COMPARABLE",
        "1000000, 1000000, COLD, UNCHANGED",
        "1000000, 0, COLD, UNCHANGED"
    })
    void comparesWithinTheTolerance(long accepted, long measured, Basis basis, Change change) {
        assertThat(change(accepted, measured, basis)).isEqualTo(change);
    }

    @Test
    void anotherEnvironmentIsNotComparable() {
        assertThat(compare(
                        baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, 1L))),
                        test(ELSEWHERE, "loads", retained(1 << 30, Basis.WARM))))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.change()).isEqualTo(Change.NOT_COMPARABLE);
                    assertThat(row.note()).contains("25-ZGC-false-true-aarch64");
                });
    }

    @Test
    void aTestThatIsNotInTheBaselineIsNewOnlyWhereItWasMeasuredWarm() {
        Baseline baseline = baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, 1L)));

        assertThat(compare(baseline, test(HERE, "stores", retained(7, Basis.WARM))))
                .singleElement()
                .extracting(Compared::change)
                .isEqualTo(Change.NEW);
        assertThat(compare(baseline, test(HERE, "stores", retained(7, Basis.COLD))))
                .isEmpty();
    }

    @Test
    void whatIsNotMeasuredAnyMoreIsRemovedInTheEnvironmentsThatWere() {
        BaselineComparer comparer = new BaselineComparer(
                "shop",
                baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, 1L), "a#b()", Map.of(RETAINED, 2L))),
                null);
        assertThat(comparer.removed()).isEmpty();
        comparer.compare(test(HERE, "loads", retained(1, Basis.WARM)));

        assertThat(comparer.removed())
                .containsExactly(new Compared(
                        "shop", "a#b()", HERE.key(), Metric.RETAINED, null, Change.REMOVED, 2L, null, null, null));
    }

    @Test
    void aFigureThatThisRunDidNotMeasureIsNotComparable() {
        Baseline baseline = baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, 1L)));

        assertThat(compare(baseline, test(HERE, "loads", Figures.NONE)))
                .singleElement()
                .extracting(Compared::change, Compared::note)
                .containsExactly(Change.NOT_COMPARABLE, "not measured in this run");
    }

    @Test
    void aPeakRegressesByItsLowerEndAndImprovesByItsUpperEnd() {
        FigureKey peak = new FigureKey(Metric.PEAK);
        Baseline baseline = baseline(
                new Tolerances(Map.of(Metric.PEAK, new Tolerance(0, 0)), List.of()), Map.of(LOADS, Map.of(peak, 100L)));

        assertThat(compare(baseline, test(HERE, "loads", peak(90, 500))).get(0).change())
                .isEqualTo(Change.UNCHANGED);
        assertThat(compare(baseline, test(HERE, "loads", peak(101, 500))).get(0).change())
                .isEqualTo(Change.REGRESSED);
        assertThat(compare(baseline, test(HERE, "loads", peak(0, 99))).get(0).change())
                .isEqualTo(Change.IMPROVED);
    }

    private static Figures peak(long lower, long upper) {
        // An allocation of a warm run says that the test was rehearsed.
        Figure allocated = new Figure(null, null, Basis.WARM, List.of(), null, null);
        return new Figures(null, allocated, new PeakFigure(null, lower, upper, true), null, null, List.of());
    }

    @Test
    void threadsAndFootprintsNeedNoRehearsal() {
        Figures figures = new Figures(
                null,
                null,
                null,
                null,
                new ThreadsFigure(null, 3, List.of()),
                List.of(new FootprintFigure("cache", null, 2_000L)));
        Baseline baseline = baseline(
                Tolerances.DEFAULT,
                Map.of(
                        LOADS,
                        Map.of(new FigureKey(Metric.THREADS), 2L, new FigureKey(Metric.FOOTPRINT, "cache"), 2_001L)));

        assertThat(compare(baseline, test(HERE, "loads", figures)))
                .extracting(Compared::metricName, Compared::change)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("threads", Change.REGRESSED),
                        org.assertj.core.groups.Tuple.tuple("footprint.cache", Change.IMPROVED));
    }

    @Test
    void anUnjudgedMetricIsNoFigure() {
        TestResult result = new Builder(Samples.test("loads"), Verdict.INCONCLUSIVE, null)
                .figures(retained(1 << 20, Basis.WARM))
                .finding(new Finding(Metric.RETAINED, Finding.Kind.UNJUDGED, 1L, null, "its runs disagree"))
                .reason("its runs disagree")
                .build();

        assertThat(MeasuredFigure.of(result)).isEmpty();
        assertThat(MeasuredFigure.of(Samples.notJudged())).isEmpty();
    }

    @Test
    void tolerancesOfATestComeFromTheLastPatternThatMatches() {
        Tolerances tolerances = new Tolerances(
                Map.of(Metric.RETAINED, new Tolerance(0, 10)),
                List.of(
                        new Tolerances.Override("com.acme.*", Map.of(Metric.RETAINED, new Tolerance(0, 20))),
                        new Tolerances.Override("*#loads()", Map.of(Metric.RETAINED, new Tolerance(0, 30))),
                        new Tolerances.Override("*", Map.of(Metric.PEAK, new Tolerance(0, 40)))));

        assertThat(tolerances.of("org.x.A#b()", Metric.RETAINED).absolute()).isEqualTo(10);
        assertThat(tolerances.of("com.acme.A#b()", Metric.RETAINED).absolute()).isEqualTo(20);
        assertThat(tolerances.of("com.acme.A#loads()", Metric.RETAINED).absolute())
                .isEqualTo(30);
        assertThat(tolerances.of("comXacme.A#b()", Metric.RETAINED).absolute()).isEqualTo(10);
        assertThat(tolerances.of("org.x.A#b()", Metric.PEAK).absolute()).isEqualTo(40);
        assertThat(tolerances.of("org.x.A#b()", Metric.ALLOCATED)).isEqualTo(Tolerance.byDefault(Metric.ALLOCATED));
    }

    @Test
    void manySmallStepsDriftPastTheTaggedBaseline() {
        Baseline now = baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, 1_095_000L)));
        Baseline tagged = baseline(Tolerances.DEFAULT, Map.of(LOADS, Map.of(RETAINED, 1_000_000L)));
        Tag tag = new Tag("v1.json", tagged, BigDecimal.TEN);

        assertThat(drifted(now, tag, 1_100_000)).isNull();
        assertThat(drifted(now, tag, 1_100_001)).satisfies(row -> {
            assertThat(row.change()).isEqualTo(Change.REGRESSED);
            assertThat(row.limit()).isEqualTo(1_100_000);
            assertThat(row.note()).isEqualTo("since v1.json");
        });
    }

    private static @Nullable Compared drifted(Baseline now, Tag tag, long measured) {
        BaselineComparer comparer = new BaselineComparer("", now, tag);
        JudgedTest test = test(HERE, "loads", retained(measured, Basis.WARM));
        assertThat(comparer.compare(test))
                .singleElement()
                .extracting(Compared::change)
                .isEqualTo(Change.UNCHANGED);
        List<Compared> rows = comparer.drifted(test);
        return rows.isEmpty() ? null : rows.get(0);
    }

    @Test
    void keysOfInvocationsHoldTheirNumbers() {
        TestIdentity nested = new TestIdentity(
                "a.B$C",
                "d",
                List.of("int", "java.lang.String"),
                "x",
                "[engine:junit-jupiter]/[class-template:a.B]/[class-template-invocation:#3]/[test-template:d(int)]"
                        + "/[test-template-invocation:#12]");

        assertThat(TestKey.of(nested)).isEqualTo("a.B$C#d(int,java.lang.String)[3.12]");
        assertThat(TestKey.of(Samples.test("loads"))).isEqualTo(LOADS);
    }
}
