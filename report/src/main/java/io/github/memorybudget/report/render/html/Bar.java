package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.render.figures.MetricRow;
import java.util.Locale;

/** A figure drawn against its budget: the mark is the budget, and the scale ends at the larger of the two. */
final class Bar {

    private static final int WIDTH = 160;

    private Bar() {}

    /** The figure's share of its budget; 1 is all of it. */
    static double share(MetricRow row) {
        if (row.budget() == null || row.upper() == null && row.lower() == null) {
            return -1;
        }
        double figure = figure(row);
        return row.budget() > 0 ? figure / row.budget() : figure > 0 ? Double.MAX_VALUE : 0;
    }

    static void write(Html html, MetricRow row) {
        if (share(row) < 0 || row.budget() == null) {
            return;
        }
        double figure = figure(row);
        double end = Math.max(Math.max(figure, row.budget()), 1);
        String mark = coordinate(Math.min(WIDTH - 2.0, WIDTH * row.budget() / end));
        html.open(
                "svg",
                "class",
                row.isExceeded() ? "bar over" : share(row) > 1 ? "bar open" : "bar",
                "viewBox",
                "0 0 " + WIDTH + " 10",
                "width",
                String.valueOf(WIDTH),
                "height",
                "10",
                "role",
                "img",
                "aria-label",
                row.measured() + " of " + row.budgetText());
        rectangle(html, "track", "0", "2", String.valueOf(WIDTH), "6");
        rectangle(html, "fill", "0", "2", coordinate(WIDTH * figure / end), "6");
        rectangle(html, "mark", mark, "0", "2", "10");
        html.close("svg");
    }

    private static double figure(MetricRow row) {
        Long figure = row.upper() == null || row.isExceeded() ? row.lower() : row.upper();
        return figure == null ? 0 : Math.max(0, figure);
    }

    private static void rectangle(Html html, String kind, String x, String y, String width, String height) {
        html.open("rect", "class", kind, "x", x, "y", y, "width", width, "height", height)
                .close("rect");
    }

    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
