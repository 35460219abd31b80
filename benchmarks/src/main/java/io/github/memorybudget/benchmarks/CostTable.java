package io.github.memorybudget.benchmarks;

import java.util.Locale;

/** One line a comparison; figures come in nanoseconds and are shown in microseconds. */
final class CostTable {

    private final StringBuilder text = new StringBuilder(String.format(
            "%-20s %6s %10s %10s %10s %16s %20s%n",
            "budget", "tests", "plain µs", "budget µs", "added µs", "System.gc() µs", "added / System.gc()"));

    void add(String budget, int tests, double plain, double with, double collection) {
        double added = with - plain;
        text.append(String.format(
                Locale.ROOT,
                "%-20s %6d %10.1f %10.1f %10.1f %16.1f %20.3f%n",
                budget,
                tests,
                plain / 1e3,
                with / 1e3,
                added / 1e3,
                collection / 1e3,
                added / collection));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
