package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table at the top: every test in a line. */
final class Overview {

    private static final List<String> COLUMNS =
            List.of("Test", "Result", "Nearest budget", "Measured", "Budget", "Used");

    private final Html html;
    private final Places places;
    private final Pieces pieces;

    Overview(Html html, Places places, Pieces pieces) {
        this.html = html;
        this.places = places;
        this.pieces = pieces;
    }

    void write(Report report) {
        html.open("section", "class", "card", "aria-labelledby", "all-tests");
        html.element("h2", "All tests", "id", "all-tests");
        // By these classes the script finds what can be sorted and filtered.
        html.open("table", "class", "overview sortable").line();
        html.element("caption", "Gravest first, each with the budget that it uses most of")
                .open("thead")
                .open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").line().open("tbody").line();
        WorstOffenders.first(report.tests())
                .forEach(test ->
                        pieces.row(html, test, places.of(test), row -> new Overview(row, places, pieces).row(test)));
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

    private void row(JudgedTest test) {
        html.open("tr", "data-outcome", test.outcome().words()).open("th", "scope", "row");
        html.named("a", Names.of(test), "href", places.of(test)).close("th");
        String gravity = String.valueOf(test.outcome().ordinal());
        html.open("td", "data-label", COLUMNS.get(1), "data-sort", gravity);
        Badge.write(html, test);
        html.close("td");
        MetricRow row = Share.nearest(MetricRows.of(test.result().figures()));
        if (row == null) {
            // Of a name; the script takes what a cell says to sort by where it has nothing else.
            html.element("td", "–", "data-label", COLUMNS.get(2));
            number(COLUMNS.get(3), null, "–");
            number(COLUMNS.get(4), null, "–");
            html.element("td", "–", "data-label", COLUMNS.get(5), "data-sort", "-1");
        } else {
            figure(row);
        }
        html.close("tr").line();
    }

    private void figure(MetricRow row) {
        Share share = Share.of(row);
        html.element("td", row.name(), "data-label", COLUMNS.get(2));
        number(COLUMNS.get(3), Math.round(share.figure()), row.measured());
        number(COLUMNS.get(4), row.budget(), row.budgetText());
        html.open("td", "data-label", COLUMNS.get(5), "class", "used", "data-sort", share.sortKey());
        html.element("span", share.percent());
        Bar.write(html, row);
        html.close("td");
    }

    private void number(String column, @Nullable Long sortKey, String text) {
        html.element(
                "td",
                text,
                "data-label",
                column,
                "class",
                "number",
                "data-sort",
                String.valueOf(sortKey == null ? -1 : sortKey));
    }
}
