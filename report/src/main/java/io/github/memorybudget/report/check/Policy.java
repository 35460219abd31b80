package io.github.memorybudget.report.check;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.ComparedRow;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What fails a build, and the words for it.
 *
 * @param failOnViolation whether a test over its budget does
 * @param failOnRegression whether a figure that is worse than the baseline allows does
 * @param failOnInconclusive whether a budget that could not be judged does
 * @param failIfNoResults whether a build without any result does
 * @param failOnLostResults whether a result that is lost or can't be read does
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Policy(
        boolean failOnViolation,
        boolean failOnRegression,
        boolean failOnInconclusive,
        boolean failIfNoResults,
        boolean failOnLostResults) {

    private static final int MOST = 100;

    /**
     * The message's lines.
     *
     * @param whyNone why there are no results, or empty
     * @param accept the command that accepts today's figures
     * @return nothing if the build may go on
     */
    public List<String> failures(Report report, String whyNone, String accept) {
        List<String> lines = new ArrayList<>();
        int violations = report.counts().of(Outcome.VIOLATION);
        if (failOnViolation && violations > 0) {
            lines.add("Memory budget: " + Headline.of(report).verdict());
            report.violations().stream().limit(MOST).forEach(test -> violation(test, lines));
            more(violations, Math.min(MOST, report.violations().size()), lines);
        }
        if (failOnRegression && report.comparison() != null && report.hasRegressions()) {
            regressions(report.comparison(), accept, lines);
        }
        if (failOnLostResults && report.hasLosses()) {
            lines.add("Memory results are missing:");
            report.lost().forEach(lost -> lines.add("  " + Names.of(lost) + ": " + lost.explanation()));
            report.problems().forEach(problem -> lines.add("  " + Visible.line(problem.describe())));
        }
        int inconclusive = report.counts().of(Outcome.INCONCLUSIVE);
        if (failOnInconclusive && inconclusive > 0) {
            lines.add("Memory budgets that could not be judged:");
            List<JudgedTest> shown =
                    report.tests(Outcome.INCONCLUSIVE).stream().limit(MOST).toList();
            shown.forEach(test -> lines.add("  " + Names.of(test) + reason(test.result())));
            more(inconclusive, shown.size(), lines);
        }
        if (failIfNoResults && report.isEmpty()) {
            lines.add(whyNone.isEmpty() ? "No memory results: no test ran, and none has a budget." : whyNone);
        }
        return lines.stream().map(Visible::log).toList();
    }

    private static void regressions(Comparison comparison, String accept, List<String> lines) {
        int regressed = comparison.of(Change.REGRESSED);
        if (regressed > 0) {
            lines.add("Memory figures are worse than " + String.join(", ", comparison.baselines()) + " allows:");
            List<Compared> rows = comparison.rows(Change.REGRESSED);
            rows.stream().limit(MOST).forEach(row -> lines.add("  REGRESSED  " + new ComparedRow(row).line()));
            more(regressed, Math.min(MOST, rows.size()), lines);
            lines.add("To accept them: " + accept);
        }
        // Apart, since accepting figures into the one baseline does nothing about the other.
        List<Compared> drifted = comparison.drifted();
        if (!drifted.isEmpty()) {
            lines.add("Memory figures have drifted too far since the tagged baseline:");
            drifted.stream()
                    .limit(MOST)
                    .forEach(row -> lines.add("  DRIFTED  " + new ComparedRow(row).line() + ", " + row.note()));
            more(drifted.size(), Math.min(MOST, drifted.size()), lines);
        }
    }

    private static void more(int all, int named, List<String> lines) {
        if (all > named) {
            lines.add("  and " + (all - named) + " more, which the report holds");
        }
    }

    private static void violation(JudgedTest test, List<String> lines) {
        String start = "  " + Names.pattern(test.result()) + "  " + Names.of(test) + "  ";
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
