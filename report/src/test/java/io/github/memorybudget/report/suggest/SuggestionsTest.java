package io.github.memorybudget.report.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.render.SampleReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {

    private static List<String> lines(TestResult... results) {
        Suggestions suggestions = new Suggestions();
        SampleReport.of(results).forEachTest(suggestions::add);
        return suggestions.lines();
    }

    private static Figure figure(@Nullable Long budget, long measured, Basis basis) {
        return new Figure(budget, measured, basis, List.of(), null, null);
    }

    private static TestResult result(String method, Figures figures) {
        return new Builder(Samples.test(method), Verdict.PASS, MemoryPattern.HEALTHY)
                .figures(figures)
                .build();
    }

    @Test
    void printsAnAnnotationToPasteForEachTest() {
        Figures figures = new Figures(
                figure(65_536L, 40_000, Basis.WARM),
                figure(null, 3_000_000, Basis.WARM),
                null,
                null,
                new ThreadsFigure(null, 2, List.of()),
                List.of(new FootprintFigure("cache", null, 100_000L)));

        assertThat(lines(result("loads", figures)))
                .containsExactly(
                        "Budgets for what was measured: 25 % more, at least 1 KB, rounded up to two digits.",
                        "",
                        "com.acme.CatalogTest#loads()",
                        "  // retained: measured 40,000 B, budget now 65,536 B",
                        "  // allocated: measured 3,000,000 B",
                        "  // threads: measured 2",
                        "  // footprint of cache: measured 100,000 B",
                        "  @MemoryBudget(retained = \"49 KB\", allocated = \"3.6 MB\", threads = 2)",
                        "  @MemoryBudget(footprint = \"130 KB\") // on field cache");
    }

    @Test
    void ofSeveralInvocationsTheLargestWarmFigureCounts() {
        assertThat(lines(
                        result(
                                "loads",
                                new Figures(figure(null, 9_000_000, Basis.COLD), null, null, null, null, List.of())),
                        result(
                                "loads",
                                new Figures(figure(null, 10_000, Basis.WARM), null, null, null, null, List.of())),
                        result(
                                "loads",
                                new Figures(figure(null, 20_000, Basis.WARM), null, null, null, null, List.of()))))
                .contains("  @MemoryBudget(retained = \"25 KB\")");
    }

    @Test
    void marksColdFiguresAndSaysHowToMeasureWarm() {
        assertThat(lines(result(
                        "loads", new Figures(figure(null, 5_000, Basis.COLD), null, null, null, null, List.of()))))
                .contains("  // retained: measured 5,000 B (cold)")
                .last()
                .asString()
                .contains("-DmemoryBudget.measureWarm=true");
    }

    @Test
    void listsBudgetsOfMoreThanFourTimesTheFigure() {
        assertThat(lines(
                        result(
                                "tight",
                                new Figures(figure(400_000L, 100_000, Basis.WARM), null, null, null, null, List.of())),
                        result(
                                "loose",
                                new Figures(figure(400_001L, 100_000, Basis.WARM), null, null, null, null, List.of())),
                        result("tiny", new Figures(figure(1_024L, 0, Basis.WARM), null, null, null, null, List.of()))))
                .containsSubsequence(
                        "Too loose, more than 4 times what was measured:",
                        "  com.acme.CatalogTest#loose()  retained: budget 400,001 B, measured 100,000 B, suggested 130 KB")
                .noneMatch(line -> line.contains("tight()  retained") || line.contains("tiny()  retained"));
    }

    @Test
    void suggestsNoBudgetForALeak() {
        assertThat(lines(Samples.leak(), Samples.healthy()))
                .contains("For 1 test that is over budget nothing is suggested: fix them first.")
                .doesNotContain("com.acme.CatalogTest#loads()");
        assertThat(lines()).singleElement().asString().startsWith("Nothing was measured.");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                819,
                1_023,
                1_024,
                4_999,
                65_536,
                99_999,
                838_861,
                1_048_576,
                7_777_777,
                83_886_080,
                1L << 30,
                5L << 31,
                1L << 45,
                1L << 60
            })
    void aBudgetIsReadAsItWasReckonedAndLeavesAMargin(long measured) {
        long budget = Margin.budget(Metric.ALLOCATED, measured);

        // A tenth of a megabyte is no whole number of bytes: what is written may be a byte less.
        assertThat(ByteSize.parse(Margin.text(Metric.ALLOCATED, budget)).bytes())
                .isBetween(budget - 1, budget);
        if (measured < Long.MAX_VALUE / 2) {
            assertThat(budget).isGreaterThanOrEqualTo(measured + Math.max(1_024, measured / 4));
            assertThat(budget).isLessThanOrEqualTo(1_024 + measured + measured / 2 + 1_024);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "-1, 0"})
    void aCountHasNoMargin(long measured, long budget) {
        assertThat(Margin.budget(Metric.THREADS, measured)).isEqualTo(budget);
    }
}
