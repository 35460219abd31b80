package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.model.History;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.render.figures.DriftRow;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Figures over the last builds. */
final class HistorySection {

    private static final List<String> COLUMNS = List.of("Test", "Metric", "First", "Latest", "Growth");
    private static final int MOST = 50;

    private HistorySection() {}

    /** On the first page: what grows slowly, so that no build shows it. */
    static void drifts(Html html, @Nullable History history) {
        if (history == null) {
            return;
        }
        List<Series> drifting = history.drifting();
        if (drifting.isEmpty() && history.notes().isEmpty()) {
            return;
        }
        html.open("section", "class", "card comparison", "aria-labelledby", "drift");
        html.element(
                "h2",
                drifting.isEmpty() ? "History" : "Slow growth over the last " + Names.count(history.builds(), "build"),
                "id",
                "drift");
        if (!drifting.isEmpty()) {
            html.open("table", "class", "overview").line();
            html.element("caption", "Figures that surely grow from build to build, and still do")
                    .open("thead")
                    .open("tr");
            COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
            html.close("tr").close("thead").line().open("tbody").line();
            drifting.stream().limit(MOST).map(DriftRow::new).forEach(row -> row(html, row));
            html.close("tbody").close("table").line();
        }
        if (drifting.size() > MOST) {
            html.element("p", "and " + Names.count(drifting.size() - MOST, "more figure"), "class", "legend");
        }
        history.notes().forEach(note -> html.element("p", Visible.line(note, 500), "class", "legend"));
        html.close("section").line();
    }

    private static void row(Html html, DriftRow row) {
        html.open("tr").element("th", row.test(), "scope", "row");
        html.element("td", row.metric(), "data-label", COLUMNS.get(1));
        html.element("td", row.first(), "data-label", COLUMNS.get(2), "class", "number");
        html.element("td", row.last(), "data-label", COLUMNS.get(3), "class", "number");
        html.element("td", row.slope(), "data-label", COLUMNS.get(4))
                .close("tr")
                .line();
    }

    /** With a test: each figure drawn, beside its budget. */
    static void write(Html html, List<Series> history, List<MetricRow> rows) {
        List<Series> drawn =
                history.stream().filter(series -> series.levels().size() > 1).toList();
        if (drawn.isEmpty()) {
            return;
        }
        html.element("h4", "History").open("div", "class", "history").line();
        drawn.forEach(series -> series(html, series, budget(series, rows)));
        html.close("div").line();
    }

    private static @Nullable Long budget(Series series, List<MetricRow> rows) {
        for (MetricRow row : rows) {
            if (row.metric() == series.metric() && Objects.equals(row.field(), series.field())) {
                return row.budget();
            }
        }
        return null;
    }

    private static void series(Html html, Series series, @Nullable Long budget) {
        DriftRow words = new DriftRow(series);
        html.open("figure");
        html.element(
                "figcaption",
                words.metric() + (series.drifts() ? ", grows: " : ": ") + words.slope() + " over "
                        + series.levels().size() + " builds, now " + words.last());
        if (series.metric() != Metric.THREADS) {
            draw(html, series, words, budget);
        }
        html.close("figure").line();
    }

    private static void draw(Html html, Series series, DriftRow words, @Nullable Long budget) {
        double top = budget == null ? 1 : budget;
        double bottom = 0;
        for (long level : series.levels()) {
            top = Math.max(top, level);
            bottom = Math.min(bottom, level);
        }
        Plot plot = new Plot(html, bottom * 1.12, top * 1.12);
        plot.open(series.drifts() ? "builds leak" : "builds", words.line());
        List<Plot.Point> points = new ArrayList<>();
        int last = series.levels().size() - 1;
        for (int i = 0; i <= last; i++) {
            points.add(new Plot.Point(0.01 + 0.98 * i / last, series.levels().get(i)));
        }
        plot.area("kept", points);
        plot.line("level", points);
        points.forEach(point -> plot.dot("level", point));
        if (budget != null) {
            plot.level("budget", budget, "budget " + ByteSize.readable(budget));
        }
        plot.below(0, "start", last + (last == 1 ? " build before" : " builds before"));
        plot.below(1, "end", "now");
        plot.close();
    }
}
