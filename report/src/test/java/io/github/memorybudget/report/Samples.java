package io.github.memorybudget.report;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.ResultLine;
import io.github.memorybudget.core.result.StartedLine;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.model.LostResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Results of a suite with everything in it. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
    public static final JvmLine JVM = new JvmLine(
            "session-1", 4711, "ok", new Environment("17", "OpenJDK 64-Bit Server VM", "G1", true, false, "amd64"));

    private Samples() {}

    public static TestIdentity test(String method) {
        return new TestIdentity(
                "com.acme.CatalogTest",
                method,
                List.of(),
                method + "()",
                "[engine:junit-jupiter]/[class:com.acme.CatalogTest]/[method:" + method + "()]");
    }

    public static TestIdentity named(String displayName) {
        return new TestIdentity("com.acme.CatalogTest", "named", List.of(), displayName, "[id:" + displayName + "]");
    }

    public static StartedLine started(String method) {
        return new StartedLine(test(method), 1, NOON);
    }

    public static Figure figure(@Nullable Long budget, long... runs) {
        List<Long> all = LongStream.of(runs).boxed().toList();
        long measured = runs[runs.length - 1];
        return runs.length == 1
                ? new Figure(budget, measured, Basis.COLD, List.of(), null, null)
                : new Figure(budget, measured, Basis.WARM, all, 14_824L, 0L);
    }

    /** 2 MB kept in a static map, budget 64 KB. */
    public static TestResult leak() {
        return leak(test("loads"), 1);
    }

    public static TestResult leak(TestIdentity test, int attempt) {
        return new Builder(test, Verdict.FAIL, MemoryPattern.LEAK)
                .attempt(attempt)
                .figures(new Figures(
                        figure(65_536L, 2_112_000, 2_097_176, 2_097_176, 2_097_176),
                        figure(null, 4_300_000, 4_200_000, 4_200_000, 4_200_000),
                        new PeakFigure(8_388_608L, 2_097_176L, 3_400_000L, true),
                        null,
                        new ThreadsFigure(0, 0, List.of()),
                        List.of()))
                .finding(violation(Metric.RETAINED, 65_536, 2_097_176, "kept in every run; it accumulates"))
                .growth(
                        new ClassGrowth("byte[]", 2000, 2_080_000),
                        new ClassGrowth("java.util.HashMap$Node", 2000, 64_000))
                .trace(new LeakTrace(
                        "3f2a9c1b",
                        2_097_176,
                        6000,
                        "static field",
                        List.of("static com.acme.Catalog.CACHE", "java.util.HashMap[*]", "com.acme.Product")))
                .site(new AllocationSite(
                        "byte[]",
                        4_000_000,
                        List.of(
                                "com.acme.Catalog.load(Catalog.java:41)",
                                "com.acme.CatalogTest.loads(CatalogTest.java:17)")))
                .timeline(
                        new TimelinePoint(0, 0, 0L),
                        new TimelinePoint(3, 1_900_000, null),
                        new TimelinePoint(5, 3_400_000, 1_100_000L),
                        new TimelinePoint(8, 2_500_000, null),
                        new TimelinePoint(12, 4_200_000, 2_097_176L))
                .build();
    }

    public static TestResult spike() {
        return new Builder(test("parsesTheWholeFile"), Verdict.FAIL, MemoryPattern.SPIKE)
                .figures(new Figures(
                        figure(65_536L, 0, 0),
                        figure(null, 90_000_000, 89_000_000),
                        new PeakFigure(8_388_608L, 41_000_000L, 43_500_000L, true),
                        null,
                        null,
                        List.of()))
                .finding(violation(Metric.PEAK, 8_388_608, 41_000_000, "live at once"))
                .build();
    }

    public static TestResult bloat() {
        return new Builder(test("rendersEachRow"), Verdict.FAIL, MemoryPattern.BLOAT)
                .figures(new Figures(
                        figure(65_536L, 120),
                        figure(2_097_152L, 9_400_000, 9_100_000, 9_100_000),
                        null,
                        null,
                        null,
                        List.of(new FootprintFigure("cache", 4_194_304L, 5_200_000L))))
                .finding(violation(Metric.ALLOCATED, 2_097_152, 9_100_000, "the smallest warm run"))
                .finding(violation(Metric.FOOTPRINT, 4_194_304, 5_200_000, "deep size of cache"))
                .build();
    }

    public static TestResult healthy() {
        return healthy(test("countsProducts"));
    }

    public static TestResult healthy(TestIdentity test) {
        return new Builder(test, Verdict.PASS, MemoryPattern.HEALTHY)
                .figures(new Figures(figure(65_536L, -1_024), figure(2_097_152L, 120_000), null, null, null, List.of()))
                .build();
    }

    public static TestResult healthyAttempt(String method, int attempt) {
        return new Builder(test(method), Verdict.PASS, MemoryPattern.HEALTHY)
                .attempt(attempt)
                .build();
    }

    /** What is known of a test that was started and has no result. */
    public static LostResult lost(String method) {
        TestIdentity test = test(method);
        return new LostResult(
                new TestIdentity(test.className(), test.method(), List.of(), "", test.uniqueId()),
                1,
                NOON,
                4711L,
                true);
    }

    public static TestResult known() {
        return new Builder(test("subscribes"), Verdict.FAIL, MemoryPattern.LEAK)
                .known(new KnownLeakNote("https://tracker.example/SHOP-217", "2027-03-31", "the bus is being replaced"))
                .figures(new Figures(
                        figure(1_024L, 51_200, 51_200, 51_200),
                        null,
                        null,
                        figure(0L, 1_048_576, 1_048_576),
                        new ThreadsFigure(0, 2, List.of("pool-1-thread-1", "pool-1-thread-2")),
                        List.of()))
                .finding(violation(Metric.RETAINED, 1_024, 51_200, "kept in every run"))
                .build();
    }

    public static TestResult inconclusive() {
        return new Builder(test("runsInParallel"), Verdict.INCONCLUSIVE, null)
                .reason("another test ran at the same time")
                .build();
    }

    public static TestResult notJudged() {
        return new Builder(test("fails"), Verdict.NOT_JUDGED, null)
                .reason("the test failed: expected 1 but was 2")
                .build();
    }

    public static TestResult noted() {
        return new Builder(test("formatsDates"), Verdict.PASS, MemoryPattern.HEALTHY)
                .figures(new Figures(
                        figure(16_384L, 512, 0, 0),
                        null,
                        new PeakFigure(8_388_608L, 8_000_000L, 9_000_000L, false),
                        null,
                        null,
                        List.of()))
                .finding(new Finding(
                        Metric.RETAINED, Finding.Kind.NOTE, 16_384L, 512L, "first use of java.time kept 210 KB"))
                .build();
    }

    /** One of each outcome, and a JVM that died. */
    public static List<ResultLine> everything() {
        return List.of(
                JVM,
                leak(),
                spike(),
                bloat(),
                healthy(),
                healthy(test("countsAgain")),
                known(),
                inconclusive(),
                notJudged(),
                noted(),
                started("halts"));
    }

    public static Finding violation(Metric metric, long budget, long measured, String message) {
        return new Finding(metric, Finding.Kind.VIOLATION, budget, measured, message);
    }
}
