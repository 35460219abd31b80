package io.github.memorybudget.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class with JUnit, and notes when each test ended. */
final class TimedTests implements TestExecutionListener {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] ends;
    private final long[] processorTimes;
    private int count;
    private long start;

    private TimedTests(int most) {
        ends = new long[most];
        processorTimes = new long[most];
    }

    /**
     * Median times of a test, in nanoseconds.
     *
     * @param elapsed by the clock
     * @param processor of the test's own thread; tells where the machine does something else, too
     */
    record Times(double elapsed, double processor) {}

    /**
     * Median times of a test, from the end of the one before it to its own end, so that nothing that happens
     * between tests is left out.
     *
     * @param tests a class with one repeated test
     * @param repetitions how often the test is repeated
     * @param warmUp how many of the first are left out; at least 1
     * @param results where the extension writes results
     * @throws IllegalStateException if a test fails, has no clear verdict, or is missing
     */
    static Times median(Class<?> tests, int repetitions, int warmUp, Path results) {
        TimedTests timed = run(tests, repetitions, results);
        return new Times(medianStep(timed.ends, warmUp), medianStep(timed.processorTimes, warmUp));
    }

    /**
     * Runs a class with one repeated test.
     *
     * @throws IllegalStateException if a test fails, has no clear verdict, or is missing
     */
    static TimedTests run(Class<?> tests, int repetitions, Path results) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .configurationParameter("memoryBudget.resultsDirectory", results.toString())
                .configurationParameter("memoryBudget.failOnInconclusive", "true")
                .build();
        TimedTests timed = new TimedTests(repetitions);
        timed.start = System.nanoTime();
        LauncherFactory.create().execute(request, timed);
        if (timed.count != repetitions) {
            throw new IllegalStateException(
                    timed.count + " of " + repetitions + " tests of " + tests.getSimpleName() + " ran");
        }
        return timed;
    }

    /** From the beginning to the end of the last test. */
    double seconds() {
        return (ends[count - 1] - start) / 1e9;
    }

    /** Nanoseconds from the end of the test before to that of this one. */
    long step(int test) {
        return ends[test] - (test == 0 ? start : ends[test - 1]);
    }

    /** The longest step from a test on, in nanoseconds. */
    long slowestFrom(int first) {
        long slowest = 0;
        for (int test = first; test < count; test++) {
            slowest = Math.max(slowest, step(test));
        }
        return slowest;
    }

    /** The middle step from a test on, in nanoseconds; the test is at least 1. */
    double median(int first) {
        return medianStep(ends, first);
    }

    private static double medianStep(long[] readings, int first) {
        long[] steps = new long[readings.length - first];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = readings[first + i] - readings[first + i - 1];
        }
        return median(steps);
    }

    /** The middle figure, or the mean of the two in the middle. */
    static double median(long[] figures) {
        long[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            throw new IllegalStateException(
                    test.getDisplayName() + ": " + result, result.getThrowable().orElse(null));
        }
        if (test.isTest()) {
            processorTimes[count] = THREADS.getCurrentThreadCpuTime();
            ends[count++] = System.nanoTime();
        }
    }
}
