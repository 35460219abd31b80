package io.github.memorybudget.report.render.markdown;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.SampleReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Reports that a pull request gets. */
final class PullRequests {

    private PullRequests() {}

    /** Healthy tests, each with one figure that is compared with the baseline. */
    static Report of(int regressed, int improved, int added, int unchanged) {
        List<Compared> rows = new ArrayList<>();
        Map<Change, Integer> counts = new EnumMap<>(Change.class);
        add(rows, counts, Change.REGRESSED, regressed);
        add(rows, counts, Change.IMPROVED, improved);
        add(rows, counts, Change.NEW, added);
        add(rows, counts, Change.UNCHANGED, unchanged);
        Report plain = SampleReport.of(IntStream.range(0, rows.size())
                .mapToObj(i -> Samples.healthy(Samples.test("does" + i)))
                .toArray(TestResult[]::new));
        return compared(plain, counts, rows);
    }

    /** The same, and the figure that regressed is a leak, with all its evidence. */
    static Report withALeak(int improved, int added, int unchanged) {
        Report others = of(1, improved, added, unchanged);
        TestResult[] results = IntStream.rangeClosed(0, improved + added + unchanged)
                .mapToObj(i ->
                        i == 0 ? Samples.leak(Samples.test("does0"), 1) : Samples.healthy(Samples.test("does" + i)))
                .toArray(TestResult[]::new);
        Comparison comparison = Objects.requireNonNull(others.comparison());
        return compared(SampleReport.of(results), comparison.changes(), comparison.rows());
    }

    private static Report compared(Report plain, Map<Change, Integer> counts, List<Compared> rows) {
        return SampleReport.compared(plain, new Comparison(List.of("memory-baseline.json"), counts, rows, List.of()));
    }

    private static void add(List<Compared> rows, Map<Change, Integer> counts, Change change, int count) {
        counts.put(change, count);
        for (int i = 0; i < count; i++) {
            rows.add(row(change, rows.size()));
        }
    }

    private static Compared row(Change change, int number) {
        return new Compared(
                "",
                "com.acme.CatalogTest#does" + number + "()",
                "17-G1-true-false-amd64",
                Metric.ALLOCATED,
                null,
                change,
                change == Change.NEW ? null : 100_000L,
                change == Change.REGRESSED ? 250_000L : change == Change.IMPROVED ? 50_000L : 100_000L,
                110_000L,
                null);
    }
}
