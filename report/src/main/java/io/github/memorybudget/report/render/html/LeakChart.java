package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.trend.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A leak: what the runs kept, added up, against what the budget allows each of them. What is kept again and again is a
 * line that rises, what was kept once a step.
 *
 * <p>Of the cold run that counts what is judged: first use, which later runs do not repeat, would lift the line so high
 * that what each run keeps could not be seen.
 */
final class LeakChart {

    private static final int MOST = 60;

    private final String metric;
    private final List<Long> kept;
    private final @Nullable Long budget;
    private final LongFunction<String> words;
    private final String coldRun;
    private final long[] levels;

    private LeakChart(
            String metric, List<Long> kept, @Nullable Long budget, LongFunction<String> words, String coldRun) {
        this.metric = metric;
        this.kept = kept.stream().limit(MOST).toList();
        this.budget = budget;
        this.words = words;
        this.coldRun = coldRun;
        this.levels = new long[this.kept.size()];
        long level = 0;
        for (int i = 0; i < levels.length; i++) {
            level += this.kept.get(i);
            levels[i] = level;
        }
    }

    /** What was kept of a figure in bytes. */
    static LeakChart of(String metric, Figure figure) {
        List<Long> runs = figure.runs();
        if (runs.size() < 2) {
            Long only = figure.measured() != null ? figure.measured() : runs.isEmpty() ? null : runs.get(0);
            return new LeakChart(
                    metric, only == null ? List.of() : List.of(only), figure.budget(), ByteSize::readable, "");
        }
        List<Long> kept = new ArrayList<>(runs);
        String coldRun = "the first one cold";
        if (figure.warmUp() != null) {
            kept.set(0, runs.get(0) - figure.warmUp());
            coldRun += figure.warmUp() == 0 ? "" : ", without the " + ByteSize.exact(figure.warmUp()) + " of first use";
        } else if (figure.basis() == Basis.WARM) {
            // Nobody looked how much of it was first use, and it was not judged.
            kept.set(0, 0L);
            coldRun += " and not counted";
        }
        return new LeakChart(metric, kept, figure.budget(), ByteSize::readable, coldRun);
    }

    /** Threads that were left behind; how many each run left is not known. */
    static LeakChart of(ThreadsFigure threads) {
        return new LeakChart(
                "Threads left behind",
                threads.measured() == null ? List.of() : List.of(Long.valueOf(threads.measured())),
                threads.budget() == null ? null : Long.valueOf(threads.budget()),
                count -> String.format(Locale.ROOT, "%,d", count),
                "");
    }

    /** Runs that all stayed within the budget draw nothing that is worth its place. */
    boolean saysSomething() {
        long allowed = budget == null ? 0 : budget;
        return kept.stream().anyMatch(run -> run > allowed) && (kept.size() > 1 || budget != null);
    }

    /** With a title. */
    void write(Html html) {
        html.open("figure").element("figcaption", caption());
        draw(html);
        html.close("figure").line();
    }

    private String caption() {
        String last = words.apply(levels[levels.length - 1]);
        return levels.length == 1
                ? metric + ": " + last + " in one run"
                : metric + ", added up over the runs: " + slope() + ", " + last + " after " + kept.size() + " runs";
    }

    /** {@code +1.8 MB a run}, with its bounds where there are enough runs for them. */
    private String slope() {
        Trend trend = Trend.of(levels);
        String slope = signed(trend.slopePerRun()) + " a run";
        return Double.isInfinite(trend.lower()) || Double.isInfinite(trend.upper())
                ? slope
                : slope
                        + String.format(
                                Locale.ROOT,
                                " (95 %% between %s and %s)",
                                signed(trend.lower()),
                                signed(trend.upper()));
    }

    private String signed(double value) {
        long whole = Math.round(value);
        return (whole > 0 ? "+" : "") + words.apply(whole);
    }

    /** A drawing alone, as small as it is needed beside others. */
    void draw(Html html) {
        double top = 1;
        double bottom = 0;
        for (long level : levels) {
            top = Math.max(top, level);
            bottom = Math.min(bottom, level);
        }
        double allowed = budget == null ? 0 : (double) budget * levels.length;
        Plot plot = new Plot(html, bottom * 1.08, Math.max(top, allowed) * 1.08, words);
        plot.open("leak", text());
        List<Plot.Point> points = new ArrayList<>();
        points.add(new Plot.Point(0, 0));
        for (int i = 0; i < levels.length; i++) {
            points.add(new Plot.Point(x(i), levels[i]));
        }
        plot.area("kept", points);
        if (budget != null) {
            plot.line("budget", List.of(new Plot.Point(0, 0), new Plot.Point(x(levels.length - 1), allowed)));
            plot.beside(
                    "budget-name",
                    new Plot.Point(1, allowed),
                    "end",
                    "budget " + words.apply(budget) + (budget == 0 || levels.length == 1 ? "" : " a run"));
        }
        plot.line("level", points);
        for (int i = 0; i < levels.length; i++) {
            plot.dot("level", points.get(i + 1));
            if (levels.length <= 12) {
                plot.below(x(i), "middle", name(i));
            }
        }
        plot.close();
    }

    private String name(int run) {
        return levels.length == 1 ? "one run" : run == 0 ? "run 1, cold" : String.valueOf(run + 1);
    }

    private double x(int run) {
        return (run + 1.0) / (levels.length + 0.5);
    }

    private String text() {
        String runs = String.join(", ", kept.stream().map(words::apply).toList());
        return metric + ": " + runs
                + (levels.length == 1 ? " in one run" : " by each run, " + coldRun) + "; "
                + (budget == null ? "no budget" : "budget " + words.apply(budget));
    }
}
