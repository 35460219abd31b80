package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.render.figures.Evidence;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Share;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;

/** One test: what was measured against what budget, and the evidence. */
final class TestCard {

    private static final List<String> COLUMNS = List.of("Metric", "Measured", "Budget", "Used", "Judgement");

    private final Html html;
    private final JudgedTest test;
    private final TestResult result;
    private final List<Series> history;
    private final String anchor;

    /** @param history the test's figures over builds */
    TestCard(Html html, JudgedTest test, List<Series> history, String anchor) {
        this.html = html;
        this.test = test;
        this.result = test.result();
        this.history = history;
        this.anchor = anchor;
    }

    /** On a page with others; what needs no look is folded. */
    void write() {
        boolean folded = test.outcome() == Outcome.HEALTHY || test.outcome() == Outcome.NOT_JUDGED;
        html.open("article", "class", "card " + test.outcome().key(), "id", anchor);
        if (folded) {
            html.open("details").open("summary");
        }
        html.open("h3");
        Badge.write(html, test);
        html.text(" ").named("span", Names.of(test)).close("h3");
        if (folded) {
            html.close("summary");
        }
        content();
        if (folded) {
            html.close("details");
        }
        html.close("article").line();
    }

    /** What is below the test's name. */
    void content() {
        html.named("p", origin(), "class", "origin").line();
        notes();
        metrics();
        new EvidenceSections(html, result).write();
        HistorySection.write(html, history, MetricRows.of(result.figures()));
        EnvironmentTable.write(html, test.environment());
    }

    private String origin() {
        List<String> parts = new ArrayList<>();
        parts.add(Visible.line(test.test().className(), 300));
        parts.add("ran " + result.durationMillis() + " ms");
        if (test.run().attempts().size() > 1) {
            parts.add("attempt " + result.attempt() + " counts, of "
                    + String.join(
                            ", ",
                            test.run().attempts().stream().map(Names::pattern).toList()));
        }
        return String.join(" · ", parts);
    }

    private void notes() {
        if (result.reason() != null) {
            html.element("p", result.reason(), "class", "reason").line();
        }
        KnownLeakNote note = result.knownLeak();
        if (note != null) {
            knownLeak(Evidence.knownLeak(result, note), note.issue());
        }
        for (Finding finding : result.findings()) {
            html.open("div", "class", "finding")
                    .element("strong", finding.metric().key())
                    .open("div");
            finding.message().lines().forEach(line -> html.element("p", line));
            html.close("div").close("div").line();
        }
    }

    private void knownLeak(String text, String issue) {
        html.open("p", "class", "reason");
        int link = issue.startsWith("https://") || issue.startsWith("http://") ? text.indexOf(issue) : -1;
        if (link < 0) {
            html.text(text);
        } else {
            html.text(text.substring(0, link)).element("a", issue, "href", issue, "rel", "noreferrer");
            html.text(text.substring(link + issue.length()));
        }
        html.close("p").line();
    }

    private void metrics() {
        List<MetricRow> rows = MetricRows.of(result.figures());
        if (rows.isEmpty()) {
            return;
        }
        html.open("table", "class", "metrics").line().open("thead").open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").line().open("tbody").line();
        rows.forEach(this::metric);
        html.close("tbody").close("table").line();
    }

    private void metric(MetricRow row) {
        html.open("tr").element("th", row.name(), "scope", "row");
        html.open("td", "data-label", COLUMNS.get(1), "class", "number", "title", row.measured());
        html.text(row.measuredExactly()).close("td");
        html.element("td", row.budgetExactly(), "data-label", COLUMNS.get(2), "class", "number");
        html.open("td", "data-label", COLUMNS.get(3), "class", "used");
        html.element("span", Share.of(row).percent());
        Bar.write(html, row);
        html.close("td");
        html.open("td", "data-label", COLUMNS.get(4), "class", row.isExceeded() ? "exceeded" : "judgement");
        html.element("span", row.judgement());
        row.notes().forEach(note -> html.element("small", note));
        html.close("td").close("tr").line();
    }
}
