package io.github.memorybudget.report.render.markdown;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.render.figures.DriftRow;
import io.github.memorybudget.report.render.figures.Evidence;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * {@code report.md}, made for a comment on a pull request: the verdict, the counts, the rows that matter, and everything
 * else folded. It starts with {@link #MARKER}, by which a bot finds its own comment again.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class MarkdownReport {

    /** An invisible first line. */
    public static final String MARKER = "<!-- memory-budget-report -->";

    /**
     * Bytes that the text may have. GitHub rejects a comment of more than 64 KB, of which something is left to whoever
     * puts a line of their own before or after it.
     */
    public static final int LIMIT = 60_000;

    /** What the last line, which says that something was left out, may take. */
    private static final int RESERVE = 512;

    private static final String GROWING = "growing figures";
    private static final String DETAILS = "details of tests";
    private static final String HEAD =
            "| | Test | Metric | Measured | Budget | Judgement |\n|---|---|---|--:|--:|---|\n";

    private static final List<Outcome> THAT_MATTER =
            List.of(Outcome.VIOLATION, Outcome.INCONCLUSIVE, Outcome.KNOWN, Outcome.FIXED, Outcome.NOTED);
    private static final List<Outcome> FOLDED = List.of(Outcome.HEALTHY, Outcome.NOT_JUDGED);

    private final Report report;
    private final Page page = new Page(LIMIT - RESERVE);

    private MarkdownReport(Report report) {
        this.report = report;
    }

    /** The file's text, shorter than {@link #LIMIT} in UTF-8. */
    public static String render(Report report) {
        return new MarkdownReport(report).render();
    }

    private String render() {
        head();
        lost();
        List<String> rows = rowsThatMatter();
        page.addTable("rows of tests", HEAD, Tables.first(rows), "\n");
        if (report.comparison() != null) {
            ComparisonTables.write(page, report.comparison());
        }
        history();
        List<String> blocks = evidence();
        Tables.first(blocks).forEach(block -> page.addIfItFits(DETAILS, block));
        page.addTable(
                "rows of tests",
                "<details><summary>" + Names.count(Tables.rest(rows).size(), "more row") + "</summary>\n\n" + HEAD,
                Tables.rest(rows),
                "\n</details>\n\n");
        // After the rows, which say more in less room.
        List<String> more = Tables.rest(blocks);
        page.addTable(
                DETAILS,
                "<details><summary>" + Names.count(more.size(), "more test") + "</summary>\n\n",
                more,
                "</details>\n\n");
        if (report.comparison() != null) {
            ComparisonTables.writeRest(page, report.comparison());
        }
        for (Outcome outcome : FOLDED) {
            folded(outcome);
        }
        if (!page.leftOut().isEmpty()) {
            page.add("_Cut to stay below 64 KB: " + page.leftOut()
                    + " left out. `report.json` has all tests, `index.html` the gravest._\n");
        }
        return page.toString();
    }

    private void head() {
        Headline headline = Headline.of(report);
        page.add(MARKER + "\n## " + symbol(headline.state()) + " Memory budget: " + headline.verdict() + "\n\n");
        page.add((report.title().isBlank() ? "" : Markdown.code(Names.shortened(report.title())) + " · ")
                + String.join(" · ", headline.counts()) + "\n\n");
    }

    private void lost() {
        List<String> rows = new ArrayList<>();
        report.lost()
                .forEach(lost -> rows.add(
                        "- 💥 " + Markdown.code(Names.of(lost)) + ": " + Markdown.escape(lost.explanation()) + "\n"));
        report.problems()
                .forEach(problem -> rows.add(
                        "- ⚠️ unreadable: " + Markdown.code(Names.shortened(problem.describeBriefly())) + "\n"));
        report.incomplete()
                .forEach(module -> rows.add("- ⏳ module " + Markdown.code(Names.shortened(module.name())) + " is "
                        + module.state().words() + "\n"));
        page.addTable("missing results", "", rows, "\n");
    }

    private List<String> rowsThatMatter() {
        List<String> rows = new ArrayList<>();
        for (Outcome outcome : THAT_MATTER) {
            for (JudgedTest test : report.tests(outcome)) {
                List<MetricRow> metrics =
                        new ArrayList<>(MetricRows.exceeded(test.result().figures()));
                if (metrics.isEmpty()) {
                    rows.add(row(test, "", "", "", outcome.words()));
                }
                for (MetricRow metric : metrics) {
                    rows.add(row(
                            test,
                            Markdown.escape(metric.name()),
                            metric.measured(),
                            metric.budgetText(),
                            metric.judgement()));
                }
            }
        }
        return rows;
    }

    private static String row(JudgedTest test, String metric, String measured, String budget, String judgement) {
        return "| " + symbol(test) + " | " + Markdown.code(Names.of(test)) + " | " + metric + " | " + measured + " | "
                + budget + " | " + judgement + " |\n";
    }

    private static String symbol(Headline.State state) {
        return switch (state) {
            case GOOD -> "✅";
            case OPEN -> "❔";
            case BAD -> "❌";
        };
    }

    private static String symbol(JudgedTest test) {
        String pattern = Names.pattern(test.result());
        return switch (test.outcome()) {
            case VIOLATION -> "❌ " + pattern;
            case KNOWN -> "🔕 known " + pattern;
            case INCONCLUSIVE -> "❔ inconclusive";
            case FIXED -> "🎉 fixed";
            case NOTED -> "📝 note";
            case HEALTHY -> "✅";
            case NOT_JUDGED -> "⏸ not judged";
        };
    }

    private void history() {
        if (report.history() == null) {
            return;
        }
        List<String> rows = new ArrayList<>();
        for (Series series : report.history().drifting()) {
            DriftRow row = new DriftRow(series);
            rows.add("| 📈 | " + Markdown.code(row.test()) + " | " + Markdown.escape(row.metric()) + " | " + row.first()
                    + " | " + row.last() + " | " + row.slope() + " |\n");
        }
        String head = "**Slow growth over the last " + report.history().builds() + " builds**\n\n"
                + "| | Test | Metric | First | Latest | Growth |\n|---|---|---|--:|--:|---|\n";
        page.addTable(GROWING, head, Tables.first(rows), "\n");
        page.leaveOut(GROWING, Tables.rest(rows).size());
    }

    /** The gravest stand below the table, each folded under its name; more of them would be a wall of names. */
    private List<String> evidence() {
        List<String> blocks = new ArrayList<>();
        for (Outcome outcome : THAT_MATTER) {
            report.tests(outcome).forEach(test -> evidence(test, blocks));
        }
        return blocks;
    }

    private static void evidence(JudgedTest test, List<String> blocks) {
        List<String> lines = Evidence.of(test.result());
        if (!lines.isEmpty()) {
            StringBuilder block = new StringBuilder("<details><summary>")
                    .append(Markdown.code(Names.of(test)))
                    .append(" – ")
                    .append(test.outcome() == Outcome.VIOLATION ? "what, and why" : "details")
                    .append("</summary>\n\n<pre>\n");
            lines.forEach(line -> block.append(Markdown.preformatted(line)).append('\n'));
            blocks.add(block.append("</pre>\n\n</details>\n\n").toString());
        }
    }

    private void folded(Outcome outcome) {
        List<String> rows = new ArrayList<>();
        for (JudgedTest test : report.tests(outcome)) {
            rows.add("| " + Markdown.code(Names.of(test)) + " | " + summary(test.result()) + " |\n");
        }
        String what = "tests " + outcome.words();
        page.leaveOut(what, report.notShown(outcome));
        page.addTable(
                what,
                "<details><summary>" + Names.count(report.counts().of(outcome), "test") + " " + outcome.words()
                        + "</summary>\n\n| Test | Measured |\n|---|---|\n",
                rows,
                "\n</details>\n\n");
    }

    private static String summary(TestResult result) {
        List<String> parts = new ArrayList<>();
        for (MetricRow row : MetricRows.of(result.figures())) {
            String of = row.budget() == null ? "" : " of " + row.budgetText();
            parts.add(Markdown.escape(row.name()) + " " + row.measured() + of);
        }
        if (result.reason() != null) {
            parts.add(Markdown.code(Names.shortened(result.reason())));
        }
        return String.join(", ", parts);
    }
}
