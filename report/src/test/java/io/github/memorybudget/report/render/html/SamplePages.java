package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.history.HistoryFile;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Reports of suites, for the pages that are looked at in a browser. */
final class SamplePages {

    /** Tests of {@link #many()}. */
    static final int MANY = 2_000;

    private SamplePages() {}

    /** Everything, and a figure that drifted over eight builds. @param directory for the file that keeps them */
    static Report withHistory(Path directory) throws IOException {
        HistoryFile history = new HistoryFile(directory.resolve("history.jsonl"));
        for (int i = 0; i < 7; i++) {
            TestResult grown = new Builder(Samples.test("loads"), Verdict.PASS, MemoryPattern.HEALTHY)
                    .startedAt(Samples.NOON.minus(Duration.ofDays(7 - i)))
                    .figures(new Figures(
                            Samples.figure(65_536L, 1, 30_000L + 2_000 * i), null, null, null, null, List.of()))
                    .build();
            history.add(SampleReport.of(grown), "");
        }
        return history.add(SampleReport.withEverything(), "");
    }

    /** A suite in which every twentieth test is over its budget. */
    static Report many() {
        return SampleReport.of(IntStream.range(0, MANY)
                .mapToObj(i -> i % 20 == 0
                        ? Samples.leak(Samples.named("leaks " + i), 1)
                        : Samples.healthy(Samples.named("is healthy " + i)))
                .toArray(TestResult[]::new));
    }

    /** What the examples' tests look like: each pattern with its evidence, and a budget of each metric. */
    static Report patterns() {
        Figure kept =
                new Figure(65_536L, 2_097_176L, Basis.WARM, List.of(2_997_176L, 2_097_176L, 2_097_176L), 900_000L, 0L);
        Figure once = new Figure(65_536L, 20_971_536L, Basis.COLD, List.of(), 0L, null);
        Figure given = new Figure(1_024L, -4_096L, Basis.WARM, List.of(9_000L, -8_192L, -4_096L), 0L, null);
        Figure buffers = new Figure(0L, 1_048_576L, Basis.WARM, List.of(1_048_576L, 1_048_576L, 1_048_576L), 0L, null);
        LeakTrace trace = new LeakTrace(
                "3f2a9c1b",
                2_097_176,
                6_000,
                "static field",
                List.of(
                        "static com.acme.cache.UnboundedPages.PAGES",
                        "java.util.concurrent.ConcurrentHashMap[*]",
                        "com.acme.cache.PageRenderer$RenderedPage"),
                List.of(new StepNote(0, true, null, null), new StepNote(1, false, 8_000L, 2_000L)),
                "a map that only grows. Bound it, or remove what is no longer used.");
        String[] deep = new String[12];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = "com.acme.paging.Layer" + i + ".passesOn(Layer" + i + ".java:" + (10 + i) + ")";
        }
        TimelinePoint[] spike = new TimelinePoint[24];
        for (int i = 0; i < spike.length; i++) {
            long live = (long) (41_000_000 * Math.exp(-Math.pow((i - 14) / 4.0, 2)));
            spike[i] = new TimelinePoint(5L * i, live + 3_000_000L * (i % 4), i % 3 == 2 ? live : null);
        }
        return SampleReport.of(
                new Builder(Samples.test("keepsEveryPage"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(
                                kept, Samples.figure(4_000_000L, 5, 3_900_000), null, null, null, List.of()))
                        .growth(
                                new ClassGrowth("byte[]", 2_000, 2_080_000),
                                new ClassGrowth("java.util.HashMap$Node", 2_000, 64_000))
                        .trace(trace)
                        .site(new AllocationSite("byte[]", 3_000_000, List.of(deep), 74))
                        .site(new AllocationSite(
                                "java.lang.String", 900_000, List.of(deep).subList(4, 12), 26))
                        .finding(Samples.violation(
                                Metric.RETAINED, 65_536, 2_097_176, "kept in every run; it accumulates"))
                        .build(),
                new Builder(Samples.test("keepsALargeFile"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(once, null, null, null, null, List.of()))
                        .build(),
                new Builder(Samples.test("leavesThreads"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(
                                given,
                                null,
                                null,
                                null,
                                new ThreadsFigure(
                                        0, 3, List.of("pool-1-thread-1", "pool-1-thread-2", "pool-1-thread-3")),
                                List.of()))
                        .build(),
                new Builder(Samples.test("leavesBuffers"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(given, null, null, buffers, null, List.of()))
                        .build(),
                new Builder(Samples.test("readsItAll"), Verdict.FAIL, MemoryPattern.SPIKE)
                        .figures(new Figures(
                                Samples.figure(65_536L, 0, 0),
                                Samples.figure(null, 90_000_000, 89_000_000),
                                new PeakFigure(8_388_608L, 41_000_000L, 43_500_000L, true),
                                null,
                                null,
                                List.of()))
                        .timeline(spike)
                        .build(),
                Samples.bloat(),
                new Builder(Samples.test("holdsTwice"), Verdict.FAIL, MemoryPattern.BLOAT)
                        .figures(new Figures(
                                null,
                                Samples.figure(2_097_152L, 9_400_000),
                                null,
                                null,
                                null,
                                List.of(new FootprintFigure("cache", 4_194_304L, 5_200_000L))))
                        .build(),
                Samples.known(),
                Samples.noted(),
                Samples.inconclusive(),
                Samples.healthy());
    }

    /** So many tests that each has a page, and so few that all rows can be looked at. */
    static Report pages() {
        return SampleReport.of(IntStream.range(0, 120)
                .mapToObj(i -> i % 20 == 0
                        ? Samples.leak(Samples.named("leaks " + i), 1)
                        : Samples.healthy(Samples.named("is healthy " + i)))
                .toArray(TestResult[]::new));
    }
}
