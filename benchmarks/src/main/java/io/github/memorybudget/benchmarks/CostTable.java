package io.github.memorybudget.benchmarks;

import io.github.memorybudget.benchmarks.TimedTests.Times;
import java.util.Locale;

/** One line a comparison; figures come in nanoseconds and are shown in microseconds. */
final class CostTable {

    private static final String TITLES = "%-20s %6s %10s %10s %10s %12s %16s %20s%n";
    private static final String LINE = "%-20s %6d %10.1f %10.1f %10.1f %12.1f %16.1f %20.3f%n";

    private final StringBuilder text = new StringBuilder(String.format(
            TITLES,
            "budget",
            "tests",
            "plain µs",
            "budget µs",
            "added µs",
            "added CPU µs",
            "System.gc() µs",
            "added / System.gc()"));

    void add(String budget, int tests, Times plain, Times with, double collection) {
        double added = with.elapsed() - plain.elapsed();
        text.append(String.format(
                Locale.ROOT,
                LINE,
                budget,
                tests,
                plain.elapsed() / 1e3,
                with.elapsed() / 1e3,
                added / 1e3,
                (with.processor() - plain.processor()) / 1e3,
                collection / 1e3,
                added / collection));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
