package io.github.memorybudget.maven;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;

/** What fails a build, and the words for it. */
record Policy(boolean failOnViolation, boolean failOnInconclusive, boolean failIfNoResults, boolean failOnLostResults) {

    /**
     * The message's lines.
     *
     * @param whyNone why there are no results, or empty
     * @return nothing if the build may go on
     */
    List<String> failures(Report report, String whyNone) {
        List<String> lines = new ArrayList<>();
        if (failOnViolation && !report.violations().isEmpty()) {
            lines.add("Memory budget: " + Headline.of(report).verdict());
            report.violations().forEach(test -> violation(test, lines));
        }
        if (failOnLostResults && report.hasLosses()) {
            lines.add("Memory results are missing:");
            report.lost().forEach(lost -> lines.add("  " + Names.of(lost) + ": " + lost.explanation()));
            report.problems().forEach(problem -> lines.add("  " + Visible.line(problem.describe())));
        }
        List<JudgedTest> inconclusive = report.tests(Outcome.INCONCLUSIVE);
        if (failOnInconclusive && !inconclusive.isEmpty()) {
            lines.add("Memory budgets that could not be judged:");
            inconclusive.forEach(test -> lines.add("  " + Names.of(test.test()) + reason(test.result())));
        }
        if (failIfNoResults && report.isEmpty()) {
            lines.add(whyNone.isEmpty() ? "No memory results: no test ran, and none has a budget." : whyNone);
        }
        return lines;
    }

    private static void violation(JudgedTest test, List<String> lines) {
        String start = "  " + Names.pattern(test.result()) + "  " + Names.of(test.test()) + "  ";
        List<MetricRow> rows = MetricRows.exceeded(test.result().figures());
        for (MetricRow row : rows) {
            lines.add(start + row.name() + " " + row.measuredExactly() + ", budget " + row.budgetExactly() + ", "
                    + row.judgement());
        }
        if (rows.isEmpty()) {
            lines.add(start + "over budget" + reason(test.result()));
        }
    }

    private static String reason(TestResult result) {
        return result.reason() == null ? "" : ": " + Names.shortened(result.reason());
    }
}
