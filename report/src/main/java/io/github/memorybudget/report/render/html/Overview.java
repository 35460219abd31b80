package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table at the top: every test in a line. */
final class Overview {

    private static final List<String> COLUMNS =
            List.of("Test", "Result", "Figure nearest to its budget", "Measured", "Budget");

    private final Html html;
    private final Anchors anchors;

    Overview(Html html, Anchors anchors) {
        this.html = html;
        this.anchors = anchors;
    }

    void write(Report report) {
        html.open("section", "class", "card").open("table", "class", "overview").line();
        html.element("caption", "All tests, gravest first").open("thead").open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").line().open("tbody").line();
        for (JudgedTest test : report.tests()) {
            row(test, anchors.of(test));
        }
        html.close("tbody").close("table");
        if (report.notShown() > 0) {
            html.element(
                    "p",
                    "and " + Names.count(report.notShown(), "more test") + ", which report.json holds",
                    "class",
                    "legend");
        }
        html.close("section").line();
    }

    private void row(JudgedTest test, String anchor) {
        html.open("tr").open("th", "scope", "row");
        html.element("a", Names.of(test), "href", "#" + anchor).close("th");
        html.open("td", "data-label", COLUMNS.get(1));
        Badge.write(html, test);
        html.close("td");
        MetricRow row = nearest(MetricRows.of(test.result().figures()));
        if (row == null) {
            html.element("td", "–", "data-label", COLUMNS.get(2))
                    .element("td", "–", "data-label", COLUMNS.get(3), "class", "number")
                    .element("td", "–", "data-label", COLUMNS.get(4), "class", "number");
        } else {
            html.open("td", "data-label", COLUMNS.get(2)).text(row.name());
            Bar.write(html, row);
            html.close("td");
            html.element("td", row.measured(), "data-label", COLUMNS.get(3), "class", "number");
            html.element("td", row.budgetText(), "data-label", COLUMNS.get(4), "class", "number");
        }
        html.close("tr").line();
    }

    private static @Nullable MetricRow nearest(List<MetricRow> rows) {
        MetricRow nearest = null;
        for (MetricRow row : rows) {
            if (row.budget() != null && (nearest == null || Bar.share(row) > Bar.share(nearest))) {
                nearest = row;
            }
        }
        return nearest;
    }
}
