package io.github.memorybudget.benchmarks;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What watching a peak costs a test that streams 2 GB through 1 MB; see {@code benchmarks/README.md}. */
public final class CostOfPeak {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 2;

    private CostOfPeak() {}

    /** Measures and prints; no arguments. */
    public static void main(String[] arguments) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "Cost of a peak: JDK %s (%s), %d processors, medians%n",
                System.getProperty("java.version"),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                Runtime.getRuntime().availableProcessors());
        try (ResultsFolder results = ResultsFolder.make("cost-of-peak")) {
            for (int round = 1; round <= ROUNDS; round++) {
                double plain = seconds(PeakTests.Plain.class, results.path());
                print("8 MB", plain, seconds(PeakTests.Tight.class, results.path()));
                print("32 MB", plain, seconds(PeakTests.Wide.class, results.path()));
            }
        }
    }

    private static double seconds(Class<?> tests, Path results) {
        return TimedTests.median(tests, PeakTests.REPETITIONS, WARM_UP, results).elapsed() / 1e9;
    }

    private static void print(String budget, double plain, double with) {
        System.out.printf(
                Locale.ROOT,
                "peak = %-6s plain %.3f s, with the budget %.3f s, ratio %.2f%n",
                budget,
                plain,
                with,
                with / plain);
    }
}
