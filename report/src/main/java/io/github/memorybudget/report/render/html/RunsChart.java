package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.size.ByteSize;
import java.util.List;

/** A column for each run, and the budget as a line. */
final class RunsChart {

    private static final int HEIGHT = 80;
    private static final int COLUMN = 36;
    private static final int MOST = 20;

    private RunsChart() {}

    /** Columns of nothing, all below the budget, are not worth their place. */
    static boolean saysSomething(Figure figure) {
        long budget = figure.budget() == null ? 0 : figure.budget();
        return figure.runs().size() > 1 && figure.runs().stream().anyMatch(run -> run > budget);
    }

    static void write(Html html, Figure figure) {
        List<Long> runs = figure.runs().stream().limit(MOST).toList();
        double top = 1;
        for (long run : runs) {
            top = Math.max(top, run);
        }
        Long budget = figure.budget();
        if (budget != null) {
            top = Math.max(top, budget);
        }
        int width = runs.size() * COLUMN;
        html.open(
                "svg",
                "class",
                "chart runs",
                "viewBox",
                "0 0 " + width + " " + HEIGHT,
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(HEIGHT),
                "role",
                "img",
                "aria-label",
                String.join(", ", runs.stream().map(ByteSize::exact).toList()));
        for (int i = 0; i < runs.size(); i++) {
            double height = HEIGHT * Math.max(0, runs.get(i)) / top;
            html.open(
                            "rect",
                            "class",
                            budget != null && runs.get(i) > budget ? "fill over" : "fill",
                            "x",
                            String.valueOf(i * COLUMN + 4),
                            "y",
                            Bar.coordinate(HEIGHT - height),
                            "width",
                            String.valueOf(COLUMN - 8),
                            "height",
                            Bar.coordinate(height))
                    .element("title", ByteSize.exact(runs.get(i)))
                    .close("rect");
        }
        if (budget != null) {
            String y = Bar.coordinate(Math.min(HEIGHT - 1.0, HEIGHT - HEIGHT * (double) budget / top));
            html.open("line", "class", "budget", "x1", "0", "x2", String.valueOf(width), "y1", y, "y2", y)
                    .close("line");
        }
        html.close("svg");
        html.open("p", "class", "legend").text("highest " + ByteSize.readable((long) top));
        html.text(budget == null ? "" : ", dashed: budget " + ByteSize.readable(budget))
                .close("p");
    }
}
