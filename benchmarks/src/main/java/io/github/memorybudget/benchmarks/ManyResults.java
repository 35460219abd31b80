package io.github.memorybudget.benchmarks;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.read.ResultsReader;
import io.github.memorybudget.report.render.ReportFiles;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long it takes to aggregate, judge and render many results: 10,000, 100,000 and 1,000,000 lines, in files of 1,000
 * each. Every hundredth test leaks, with a trace. To be run with a heap of 256 MB.
 */
public final class ManyResults {

    private static final int LINES_A_FILE = 1_000;
    private static final int FILES_A_MODULE = 20;
    private static final int LEAKS_ONE_IN = 100;
    /** How many times the processor time a line of the smallest size a line of the largest may take. */
    private static final double MOST_GROWTH = 1.5;
    /** The largest heap in use that is seen, garbage included, may take so much of the limit. */
    private static final long MOST_HEAP = 256L << 20;

    private ManyResults() {}

    /** Prints one line a size. @param arguments the sizes, or none for the usual ones */
    public static void main(String[] arguments) throws IOException {
        int[] sizes = arguments.length == 0
                ? new int[] {10_000, 10_000, 100_000, 1_000_000}
                : Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.printf(
                Locale.ROOT,
                "heap limit %d MB; the first size is run twice, since the first run warms the JVM up%n%n",
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf(
                "%10s %6s %9s %9s %12s %14s %10s %14s%n",
                "lines", "files", "read s", "write s", "µs a line", "CPU µs a line", "largest", "report.json");
        List<Cost> costs = new ArrayList<>();
        for (int size : sizes) {
            try (ResultsFolder folder = ResultsFolder.make("many-results")) {
                costs.add(run(folder.path(), size));
            }
        }
        check(costs);
    }

    /** What a size took. */
    private record Cost(int size, double cpuMicrosALine, long heap) {}

    /** The bounds: time grows with the lines and no faster, and the heap does not grow with them. */
    private static void check(List<Cost> costs) {
        Cost last = costs.get(costs.size() - 1);
        // The first run of two of the same size pays for the JVM's start.
        Cost first = costs.size() > 1 && costs.get(1).size() == costs.get(0).size() ? costs.get(1) : costs.get(0);
        if (last.cpuMicrosALine() > MOST_GROWTH * first.cpuMicrosALine()) {
            throw new IllegalStateException("A line of " + last.size() + " takes " + last.cpuMicrosALine()
                    + " µs, one of " + first.size() + " takes " + first.cpuMicrosALine());
        }
        for (Cost cost : costs) {
            if (cost.heap() > MOST_HEAP) {
                throw new IllegalStateException(cost.size() + " lines took " + (cost.heap() >> 20) + " MB of heap");
            }
        }
    }

    private static Cost run(Path directory, int size) throws IOException {
        int files = Math.max(1, size / LINES_A_FILE);
        int modules = (files + FILES_A_MODULE - 1) / FILES_A_MODULE;
        for (int file = 0; file < files; file++) {
            write(directory.resolve("module-" + file / FILES_A_MODULE), file, size / files);
        }
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long busy = cpu();
        long start = System.nanoTime();
        Judging judging = new Judging("many", AttemptPolicy.WORST);
        for (int module = 0; module < modules; module++) {
            String name = "module-" + module;
            judging.add(
                    new Module(name, ResultsReader.source(List.of(directory.resolve(name)), null)),
                    ModuleState.State.COMPLETE);
        }
        Report report = judging.report();
        long judged = System.nanoTime();
        ReportFiles out = new ReportFiles(directory.resolve("report"));
        out.write(report);
        long written = System.nanoTime();
        check(report, size, out.json());
        Cost cost = new Cost(
                size,
                (cpu() - busy) / 1e3 / size,
                pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum());
        System.out.printf(
                Locale.ROOT,
                "%,10d %,6d %9.1f %9.1f %12.1f %14.1f %7d MB %11d MB%n",
                size,
                files,
                (judged - start) / 1e9,
                (written - judged) / 1e9,
                (written - start) / 1e3 / size,
                cost.cpuMicrosALine(),
                cost.heap() >> 20,
                Files.size(out.json()) >> 20);
        return cost;
    }

    /** Figures of something that is wrong are worth nothing. */
    private static void check(Report report, int size, Path json) throws IOException {
        long lines;
        try (Stream<String> text = Files.lines(json)) {
            lines = text.filter(line -> line.startsWith("{\"outcome\":")).count();
        }
        if (report.counts().tests() != size
                || lines != size
                || report.counts().of(Outcome.VIOLATION) != size / LEAKS_ONE_IN) {
            throw new IllegalStateException(
                    "Of " + size + " results " + report.counts() + " were judged, " + lines + " written");
        }
    }

    /** Processor time of the whole JVM, collections and compilations included, in nanoseconds. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static void write(Path directory, int file, int lines) throws IOException {
        Files.createDirectories(directory);
        try (Writer out =
                Files.newBufferedWriter(directory.resolve(String.format(Locale.ROOT, "%06d-x.jsonl", file)))) {
            Environment environment = new Environment("17", "vm", "G1", true, false, "amd64");
            out.write(ResultFormat.toJson(new JvmLine("s", file, "ok", environment)) + "\n");
            for (int i = 0; i < lines; i++) {
                out.write(ResultFormat.toJson(result(file, i)) + "\n");
            }
        }
    }

    private static TestResult result(int file, int line) {
        boolean leak = line % LEAKS_ONE_IN == 0;
        String type = "com.acme.module" + file + ".CatalogOfEverything" + line / 10 + "Test";
        String method = "loadsTheProductsOfCategory" + line % 10;
        long kept = leak ? 2_097_176 : 0;
        Figure retained =
                new Figure(65_536L, kept, Basis.WARM, List.of(kept + 14_824, kept, kept, kept), 14_824L, null);
        Figure allocated = new Figure(4_194_304L, 1_300_000L, Basis.COLD, List.of(), null, 0L);
        return new TestResult(
                new TestIdentity(
                        type,
                        method,
                        List.of(),
                        method + "()",
                        "[engine:junit-jupiter]/[class:" + type + "]/[method:" + method + "()]"),
                1,
                leak ? Verdict.FAIL : Verdict.PASS,
                leak ? MemoryPattern.LEAK : MemoryPattern.HEALTHY,
                false,
                false,
                null,
                new Figures(retained, allocated, null, null, null, List.of()),
                leak
                        ? List.of(new Finding(
                                Metric.RETAINED, Finding.Kind.VIOLATION, 65_536L, kept, "kept in 4 of 4 runs"))
                        : List.of(),
                leak ? List.of(new ClassGrowth("byte[]", 2_000, 2_080_000)) : List.of(),
                leak
                        ? List.of(new LeakTrace(
                                "3f2a9c1b",
                                kept,
                                6_000,
                                "static field",
                                List.of("static com.acme.Catalog.CACHE", "java.util.HashMap[*]", "com.acme.Product")))
                        : List.of(),
                List.of(),
                List.of(),
                null,
                Instant.EPOCH.plusMillis(line),
                12);
    }
}
