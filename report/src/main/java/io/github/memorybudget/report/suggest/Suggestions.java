package io.github.memorybudget.report.suggest;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.baseline.FigureKey;
import io.github.memorybudget.report.baseline.MeasuredFigure;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Budgets for every measured test, ready to paste. Of several invocations, or runs, of one method the largest figures
 * count, since they share one annotation.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Suggestions {

    private record Method(String className, String method, List<String> parameterTypes) implements Comparable<Method> {
        static Method of(TestIdentity test) {
            return new Method(test.className(), test.method(), test.parameterTypes());
        }

        @Override
        public String toString() {
            return className + "#" + method + "(" + String.join(",", parameterTypes) + ")";
        }

        @Override
        public int compareTo(Method other) {
            return toString().compareTo(other.toString());
        }
    }

    private final Map<Method, Map<FigureKey, Suggestion>> byMethod = new TreeMap<>();
    private int unjudged;

    /** Nothing measured yet. */
    public Suggestions() {}

    /** Takes a test's figures. A leak is not taken: its budget must not fit it. */
    public void add(JudgedTest test) {
        if (test.outcome() == Outcome.VIOLATION || test.outcome() == Outcome.KNOWN) {
            unjudged++;
            return;
        }
        TestResult result = test.result();
        MeasuredFigure.of(result)
                .forEach((key, figure) -> byMethod.computeIfAbsent(Method.of(test.test()), method -> new TreeMap<>())
                        .merge(key, suggestion(key, figure, budget(result.figures(), key)), Suggestions::larger));
    }

    /** The lines to print: for each test its annotation, then budgets that are too loose. */
    public List<String> lines() {
        return all().stream().map(Visible::log).toList();
    }

    private List<String> all() {
        List<String> lines = new ArrayList<>();
        if (byMethod.isEmpty()) {
            lines.add(
                    "Nothing was measured. Run the tests with budgets first, best with -DmemoryBudget.measureWarm=true.");
            return lines;
        }
        lines.add("Budgets for what was measured: " + Margin.PERCENT + " % more, at least "
                + ByteSize.readable(Margin.LEAST) + ", rounded up to two digits.");
        byMethod.forEach((method, figures) -> test(method, List.copyOf(figures.values()), lines));
        loose(lines);
        if (byMethod.values().stream().flatMap(all -> all.values().stream()).anyMatch(figure -> !figure.warm())) {
            lines.add("Figures marked as cold are of a first run, which holds first use too;"
                    + " -DmemoryBudget.measureWarm=true measures without it.");
        }
        if (unjudged > 0) {
            lines.add("For " + unjudged + (unjudged == 1 ? " test that is" : " tests that are")
                    + " over budget nothing is suggested: fix them first.");
        }
        return lines;
    }

    private static void test(Method method, List<Suggestion> figures, List<String> lines) {
        lines.add("");
        lines.add(Visible.line(method.toString()));
        for (Suggestion figure : figures) {
            String name =
                    figure.field() == null ? figure.metric().key() : "footprint of " + Visible.line(figure.field());
            lines.add("  // " + name + ": measured " + exact(figure.metric(), figure.measured())
                    + (figure.warm() ? "" : " (cold)")
                    + (figure.present() == null ? "" : ", budget now " + exact(figure.metric(), figure.present())));
        }
        List<String> attributes = new ArrayList<>();
        for (Suggestion figure : figures) {
            if (figure.field() == null) {
                String quote = figure.metric().isBytes() ? "\"" : "";
                attributes.add(figure.metric().key() + " = " + quote + figure.text() + quote);
            }
        }
        if (!attributes.isEmpty()) {
            lines.add("  @MemoryBudget(" + String.join(", ", attributes) + ")");
        }
        figures.stream()
                .filter(figure -> figure.field() != null)
                .forEach(figure -> lines.add("  @MemoryBudget(footprint = \"" + figure.text() + "\") // on field "
                        + Visible.line(String.valueOf(figure.field()))));
    }

    private void loose(List<String> lines) {
        List<String> rows = new ArrayList<>();
        byMethod.forEach((method, figures) -> figures.forEach((key, figure) -> {
            if (figure.isTooLoose()) {
                rows.add("  " + Visible.line(method.toString()) + "  " + key.text() + ": budget "
                        + exact(key.metric(), figure.present() == null ? 0 : figure.present()) + ", measured "
                        + exact(key.metric(), figure.measured()) + ", suggested " + figure.text());
            }
        }));
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("Too loose, more than " + Suggestion.LOOSE + " times what was measured:");
            lines.addAll(rows);
        }
    }

    private static Suggestion suggestion(FigureKey key, MeasuredFigure figure, @Nullable Long present) {
        long budget = Margin.budget(key.metric(), figure.acceptable());
        return new Suggestion(
                key.metric(),
                key.field(),
                figure.acceptable(),
                figure.warm(),
                budget,
                Margin.text(key.metric(), budget),
                present);
    }

    /** A warm figure is better than any cold one; of two of a kind the larger one counts. */
    private static Suggestion larger(Suggestion a, Suggestion b) {
        if (a.warm() != b.warm()) {
            return a.warm() ? a : b;
        }
        return a.measured() >= b.measured() ? a : b;
    }

    private static @Nullable Long budget(Figures figures, FigureKey key) {
        return switch (key.metric()) {
            case RETAINED -> budget(figures.retained());
            case ALLOCATED -> budget(figures.allocated());
            case OFF_HEAP -> budget(figures.offHeap());
            case PEAK -> {
                PeakFigure peak = figures.peak();
                yield peak == null ? null : peak.budget();
            }
            case THREADS -> {
                ThreadsFigure threads = figures.threads();
                yield threads == null || threads.budget() == null ? null : Long.valueOf(threads.budget());
            }
            case FOOTPRINT ->
                figures.footprint().stream()
                        .filter(footprint -> footprint.field().equals(key.field()))
                        .findFirst()
                        .map(FootprintFigure::budget)
                        .orElse(null);
        };
    }

    private static @Nullable Long budget(@Nullable Figure figure) {
        return figure == null ? null : figure.budget();
    }

    private static String exact(Metric metric, long value) {
        return metric.isBytes() ? ByteSize.exact(value) : Long.toString(value);
    }
}
