package io.github.memorybudget.benchmarks;

import static io.github.memorybudget.benchmarks.GreenTests.FEW;
import static io.github.memorybudget.benchmarks.GreenTests.MANY;

import io.github.memorybudget.benchmarks.TimedTests.Times;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a budget adds to a test that passes, on a heap with 100 MB live; see {@code benchmarks/README.md}. */
public final class CostOfGreen {

    private static final int ROUNDS = 3;
    private static final int WARM_UP_MANY = 200;
    private static final int WARM_UP_FEW = 20;
    private static final int COLLECTIONS = 20;

    private static final int LIVE_BYTES = 100 << 20;

    private final Path results;
    private final CostTable table = new CostTable();

    private CostOfGreen(Path results) {
        this.results = results;
    }

    /** Measures and prints; no arguments. */
    public static void main(String[] arguments) throws IOException {
        byte[][] live = EverydayObjects.make(LIVE_BYTES);
        try (ResultsFolder results = ResultsFolder.make("cost-of-green")) {
            CostOfGreen cost = new CostOfGreen(results.path());
            cost.measure();
            System.out.println(environment());
            System.out.println(cost.table);
        } finally {
            Reference.reachabilityFence(live);
        }
    }

    private void measure() {
        Times plain = many(GreenTests.Plain.class);
        for (int round = 1; round <= ROUNDS; round++) {
            table.add(
                    "allocated, round " + round,
                    MANY - WARM_UP_MANY,
                    plain,
                    many(GreenTests.Allocated.class),
                    collection());
            plain = many(GreenTests.Plain.class);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            double before = collection();
            Times retained = TimedTests.median(GreenTests.Retained.class, FEW, WARM_UP_FEW, results);
            table.add("retained, round " + round, FEW - WARM_UP_FEW, plain, retained, (before + collection()) / 2);
        }
    }

    private Times many(Class<?> tests) {
        return TimedTests.median(tests, MANY, WARM_UP_MANY, results);
    }

    /** Median time of a full collection, in nanoseconds. */
    private static double collection() {
        long[] times = new long[COLLECTIONS];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            System.gc();
            times[i] = System.nanoTime() - start;
        }
        return TimedTests.median(times);
    }

    private static String environment() {
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Cost of green: JDK %s (%s), %d processors, %d MB live, medians",
                System.getProperty("java.version"),
                collectors,
                Runtime.getRuntime().availableProcessors(),
                LIVE_BYTES >> 20);
    }
}
