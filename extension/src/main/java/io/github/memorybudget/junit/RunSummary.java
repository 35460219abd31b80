package io.github.memorybudget.junit;

import io.github.memorybudget.core.message.Diagnosis;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is told at the end of a test run that no build reports on. */
final class RunSummary {

    private static final int[] COUNTS = new int[Verdict.values().length];
    private static final List<String> LINES = new ArrayList<>();

    private RunSummary() {}

    static synchronized void add(TestResult result) {
        COUNTS[result.verdict().ordinal()]++;
        if (result.verdict() != Verdict.PASS) {
            LINES.add(Columns.mark(result) + Diagnosis.headline(result));
        } else if (result.fixed()) {
            LINES.add(Columns.mark(result) + result.test().label() + " is fixed; take @KnownLeak away");
        }
    }

    /** The lines since the last call; empty where no budget was judged. */
    static synchronized Optional<String> take() {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            int count = COUNTS[verdict.ordinal()];
            if (count > 0) {
                counts.add(count + " " + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("Memory budgets: ");
        text.append(String.join(", ", counts)).append(System.lineSeparator());
        LINES.forEach(line -> text.append(line).append(System.lineSeparator()));
        Arrays.fill(COUNTS, 0);
        LINES.clear();
        return Optional.of(text.toString());
    }

    /** The column before a line. */
    private static final class Columns {

        static String mark(TestResult result) {
            if (result.fixed()) {
                return "  fixed         ";
            }
            if (result.known()) {
                return "  known         ";
            }
            return result.verdict() == Verdict.FAIL ? "  FAIL          " : "  inconclusive  ";
        }
    }
}
