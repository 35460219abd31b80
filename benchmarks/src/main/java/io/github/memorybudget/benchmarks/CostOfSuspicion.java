package io.github.memorybudget.benchmarks;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Locale;

/**
 * What tests cost that are over their budget by first use alone, on a heap with 50 MB live; see {@code benchmarks/README.md}.
 */
public final class CostOfSuspicion {

    private static final int LIVE_BYTES = 50 << 20;

    private static final double MOST_SECONDS = 20;

    private CostOfSuspicion() {}

    /** Measures and prints, and fails where it is too much; no arguments. */
    public static void main(String[] arguments) throws IOException {
        byte[][] live = EverydayObjects.make(LIVE_BYTES);
        try (ResultsFolder folder = ResultsFolder.make("cost-of-suspicion")) {
            SuspiciousTests.library = LibraryOfParts.make(2 * SuspiciousTests.TESTS, folder.path());
            TimedTests plain = TimedTests.run(SuspiciousTests.Plain.class, SuspiciousTests.TESTS, folder.path());
            TimedTests with = TimedTests.run(SuspiciousTests.Suspected.class, SuspiciousTests.TESTS, folder.path());
            double added = with.seconds() - plain.seconds();
            System.out.printf(
                    Locale.ROOT,
                    "Cost of suspicion: JDK %s, %d processors, %d MB live; %d tests: plain %.2f s, with retained = \"0 B\""
                            + " %.2f s, added %.2f s; the first %.2f s, the slowest other %.3f s, the median %.3f s%n",
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    LIVE_BYTES >> 20,
                    SuspiciousTests.TESTS,
                    plain.seconds(),
                    with.seconds(),
                    added,
                    with.step(0) / 1e9,
                    with.slowestFrom(1) / 1e9,
                    with.median(1) / 1e9);
            if (added > MOST_SECONDS) {
                throw new IllegalStateException("More than " + MOST_SECONDS + " s");
            }
        } finally {
            Reference.reachabilityFence(live);
        }
    }
}
