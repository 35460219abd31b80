package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.render.figures.ComparedRow;
import io.github.memorybudget.report.render.figures.Names;
import java.util.List;

/** What is different from the baseline; what is the same is counted. */
final class ComparisonTable {

    private static final List<String> COLUMNS = List.of("Test", "Metric", "Accepted", "Measured", "Change");

    private final Html html;
    private final Comparison comparison;

    ComparisonTable(Html html, Comparison comparison) {
        this.html = html;
        this.comparison = comparison;
    }

    void write() {
        html.open("section", "class", "card comparison")
                .element("h2", "Compared with the baseline")
                .line();
        html.element("p", String.join(", ", comparison.baselines()), "class", "origin")
                .line();
        table("Drifted too far since the tagged baseline", comparison.drifted(), 0);
        List<Compared> changed = comparison.rows().stream()
                .filter(row -> row.change() != Change.UNCHANGED)
                .toList();
        int all = 0;
        for (Change change : Change.values()) {
            all += change == Change.UNCHANGED ? 0 : comparison.of(change);
        }
        table("Changed figures, gravest first", changed, all - changed.size());
        html.element("p", Names.count(comparison.of(Change.UNCHANGED), "figure") + " unchanged", "class", "legend");
        html.close("section").line();
    }

    private void table(String caption, List<Compared> rows, int more) {
        if (rows.isEmpty()) {
            return;
        }
        html.open("table", "class", "overview").line();
        html.element("caption", caption).open("thead").open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").line().open("tbody").line();
        rows.forEach(this::row);
        html.close("tbody").close("table").line();
        if (more > 0) {
            html.element("p", "and " + Names.count(more, "more figure"), "class", "legend");
        }
    }

    private void row(Compared row) {
        ComparedRow words = new ComparedRow(row);
        html.open("tr").element("th", words.test(), "scope", "row");
        html.element("td", words.metric(), "data-label", COLUMNS.get(1));
        html.element("td", words.accepted(), "data-label", COLUMNS.get(2), "class", "number");
        html.element("td", words.measured(), "data-label", COLUMNS.get(3), "class", "number");
        String difference = words.difference();
        html.element(
                        "td",
                        words.change() + (difference.isEmpty() ? "" : ": " + difference),
                        "data-label",
                        COLUMNS.get(4))
                .close("tr")
                .line();
    }
}
