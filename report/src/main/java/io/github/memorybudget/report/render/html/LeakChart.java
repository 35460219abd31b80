package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.trend.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A leak: what the runs kept, added up, against what the budget allows each of them. What is kept again and again is a
 * line that rises, what was kept once a step.
 */
final class LeakChart {

    private static final int MOST = 60;

    private final Figure figure;
    private final List<Long> runs;
    private final long[] levels;

    private LeakChart(Figure figure) {
        this.figure = figure;
        this.runs = figure.runs().stream().limit(MOST).toList();
        this.levels = new long[runs.size()];
        long level = 0;
        for (int i = 0; i < levels.length; i++) {
            level += runs.get(i);
            levels[i] = level;
        }
    }

    /** Runs that all stayed within the budget draw nothing that is worth its place. */
    static boolean saysSomething(Figure figure) {
        long budget = figure.budget() == null ? 0 : figure.budget();
        return figure.runs().size() > 1 && figure.runs().stream().anyMatch(run -> run > budget);
    }

    static void write(Html html, String metric, Figure figure) {
        LeakChart chart = new LeakChart(figure);
        html.open("figure").element("figcaption", chart.caption(metric));
        chart.draw(html);
        html.close("figure").line();
    }

    /** A drawing alone, as small as it is needed beside others. */
    static void draw(Html html, Figure figure) {
        new LeakChart(figure).draw(html);
    }

    private String caption(String metric) {
        String last = ByteSize.readable(levels[levels.length - 1]);
        return metric + ", added up over the runs: " + slope() + ", " + last + " after " + runs.size() + " runs";
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

    private static String signed(double bytes) {
        long whole = Math.round(bytes);
        return (whole > 0 ? "+" : "") + ByteSize.readable(whole);
    }

    private void draw(Html html) {
        double top = 1;
        for (long level : levels) {
            top = Math.max(top, level);
        }
        Long budget = figure.budget();
        double allowed = budget == null ? 0 : (double) budget * levels.length;
        Plot plot = new Plot(html, Math.max(top, allowed) * 1.08);
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
                    "budget " + ByteSize.readable(budget) + (budget == 0 ? "" : " a run"));
        }
        plot.line("level", points);
        for (int i = 0; i < levels.length; i++) {
            plot.dot("level", points.get(i + 1));
            if (levels.length <= 12) {
                plot.below(x(i), "middle", i == 0 ? "run 1, cold" : String.valueOf(i + 1));
            }
        }
        plot.close();
    }

    private double x(int run) {
        return (run + 1.0) / (levels.length + 0.5);
    }

    private String text() {
        return "Kept by each run, the first one cold: "
                + String.join(", ", runs.stream().map(ByteSize::exact).toList()) + "; "
                + (figure.budget() == null ? "no budget" : "budget of each: " + ByteSize.exact(figure.budget()));
    }
}
