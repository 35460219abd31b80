package io.github.memorybudget.benchmarks;

import io.github.memorybudget.junit.MemoryBudgetExceededError;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What a leaking test costs in all, from its start to its diagnosed failure, in a JVM with so many MB live. To be run in a
 * fresh JVM, since there the first failure is the one that people wait for.
 */
public final class CostOfRed {

    private static final int USUAL_MEGABYTES = 50;

    private static final double MOST_SECONDS = 5;
    private static final int MOST_LINES = 40;
    private static final int MOST_COLUMNS = 120;

    private CostOfRed() {}

    /**
     * Prints the message and the cost, and fails where either is too large.
     *
     * @param arguments the live MB, or none for 50
     */
    public static void main(String[] arguments) throws IOException {
        int megabytes = arguments.length == 0 ? USUAL_MEGABYTES : Integer.parseInt(arguments[0]);
        byte[][] live = EverydayObjects.make(megabytes << 20);
        try (ResultsFolder results = ResultsFolder.make("cost-of-red")) {
            double plain = run(RedTests.Plain.class, results.path()).seconds();
            Timed first = run(RedTests.Leaking.class, results.path());
            Timed second = run(RedTests.Leaking.class, results.path());
            String message = first.message();
            System.out.println(message);
            int widest = message.lines().mapToInt(String::length).max().orElse(0);
            System.out.printf(
                    Locale.ROOT,
                    "Cost of red: JDK %s, %d processors, %d MB live; plain %.3f s, leaking %.2f s, again %.2f s; "
                            + "message of %d lines and %d columns%n",
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    megabytes,
                    plain,
                    first.seconds(),
                    second.seconds(),
                    message.lines().count(),
                    widest);
            if (first.seconds() > MOST_SECONDS || message.lines().count() > MOST_LINES || widest > MOST_COLUMNS) {
                throw new IllegalStateException(
                        "More than " + MOST_SECONDS + " s, " + MOST_LINES + " lines or " + MOST_COLUMNS + " columns");
            }
        } finally {
            Reference.reachabilityFence(live);
        }
    }

    private record Timed(double seconds, String message) {}

    private static Timed run(Class<?> tests, Path results) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .configurationParameter("memoryBudget.resultsDirectory", results.toString())
                .build();
        List<Throwable> failures = new ArrayList<>();
        long start = System.nanoTime();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        boolean leaking = tests == RedTests.Leaking.class;
        boolean asWanted = leaking
                ? failures.size() == 1 && failures.get(0) instanceof MemoryBudgetExceededError
                : failures.isEmpty();
        if (!asWanted) {
            throw new IllegalStateException(tests.getSimpleName() + " ended with " + failures);
        }
        return new Timed(seconds, leaking ? failures.get(0).getMessage() : "");
    }
}
