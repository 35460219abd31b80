package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.Share;

/** A figure drawn against its budget: the mark is the budget, and the scale ends at the larger of the two. */
final class Bar {

    private static final int WIDTH = 160;

    private Bar() {}

    static void write(Html html, MetricRow row) {
        Share share = Share.of(row);
        if (row.budget() == null || !share.isKnown()) {
            return;
        }
        double figure = share.figure();
        double end = Math.max(Math.max(figure, row.budget()), 1);
        String mark = coordinate(Math.min(WIDTH - 2.0, WIDTH * row.budget() / end));
        html.open(
                "svg",
                "class",
                row.isExceeded() ? "bar over" : share.ratio() > 1 ? "bar open" : "bar",
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

    private static void rectangle(Html html, String kind, String x, String y, String width, String height) {
        html.open("rect", "class", kind, "x", x, "y", y, "width", width, "height", height)
                .close("rect");
    }

    static String coordinate(double value) {
        long tenths = Math.round(10 * value);
        // There are hundreds on a page, and a formatter for each would take most of the time.
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }
}
