package io.github.memorybudget.junit;

import io.github.memorybudget.core.result.ClassLine;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.size.ByteSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told at the end of a survey: where to look first. */
final class SurveySummary {

    private static final int MOST = 5;

    /** Less than this is seldom worth a look. */
    private static final long LEAST = 1024;

    private static final List<Entry> CLASSES = new ArrayList<>();
    private static final List<Entry> TESTS = new ArrayList<>();
    private static int classes;
    private static int tests;

    private SurveySummary() {}

    static synchronized void add(ClassLine line) {
        classes++;
        keep(CLASSES, line.figures().retained(), line.className());
    }

    static synchronized void add(TestResult result) {
        tests++;
        keep(TESTS, result.figures().retained(), result.test().label());
    }

    /** The lines since the last call; empty where there was no survey. */
    static synchronized Optional<String> take() {
        if (classes == 0 && tests == 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        line(
                text,
                String.format(Locale.ROOT, "Memory survey: %,d tests in %,d classes, each run once", tests, classes));
        list(text, "  Classes that left most behind", CLASSES);
        list(text, "  Tests that kept most", TESTS);
        classes = 0;
        tests = 0;
        CLASSES.clear();
        TESTS.clear();
        return Optional.of(text.toString());
    }

    private static void keep(List<Entry> entries, @Nullable Figure retained, String name) {
        if (retained == null || retained.measured() == null || retained.measured() < LEAST) {
            return;
        }
        entries.add(new Entry(retained.measured(), name));
        entries.sort(Comparator.comparingLong(Entry::bytes).reversed());
        if (entries.size() > MOST) {
            entries.remove(MOST);
        }
    }

    private static void list(StringBuilder text, String title, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        line(text, title);
        for (Entry entry : entries) {
            line(text, String.format(Locale.ROOT, "  %12s  %s", ByteSize.readable(entry.bytes()), entry.name()));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    /** A class or a test, and what it kept. */
    private record Entry(long bytes, String name) {}
}
