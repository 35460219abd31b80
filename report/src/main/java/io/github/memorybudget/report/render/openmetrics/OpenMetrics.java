package io.github.memorybudget.report.render.openmetrics;

import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Share;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * {@code metrics.prom}: the figures in the OpenMetrics text format, which Prometheus' textfile collector and GitLab's
 * metrics report read too. It has no times of its own: what reads it says when.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class OpenMetrics {

    private static final Set<Metric> LEAKS = Set.of(Metric.RETAINED, Metric.OFF_HEAP, Metric.THREADS);

    private final Family ok = new Family("memory_budget_ok", "", "1 where nothing fails the build, else 0.");
    private final Family tests = new Family("memory_budget_tests", "", "Tests by outcome.");
    private final Family lost = new Family("memory_budget_lost_results", "", "Tests whose result is missing.");
    private final Family changes =
            new Family("memory_budget_changes", "", "Figures by how they compare with the baseline.");
    private final Family measured = new Family(
            "memory_budget_measured_bytes", "bytes", "Measured; of an interval what the budget is compared with.");
    private final Family budget = new Family("memory_budget_limit_bytes", "bytes", "The budget.");
    private final Family count = new Family("memory_budget_measured_threads", "threads", "Threads left behind.");
    private final Family countBudget = new Family("memory_budget_limit_threads", "threads", "The budget of threads.");
    private final Family used = new Family(
            "memory_budget_used_ratio", "ratio", "The part of its budget that a figure uses, 1 for all of it.");
    private final Family over =
            new Family("memory_budget_over", "", "1 where a figure is over its budget for certain, else 0.");
    private final Family leaks = new Family(
            "memory_budget_leak_bytes", "bytes", "What a run keeps of a test that leaks, known leaks included.");
    private final Family leftThreads = new Family(
            "memory_budget_leak_threads",
            "threads",
            "Threads that a run of a test leaves behind, known leaks included.");

    private OpenMetrics() {}

    /** The file's text. */
    public static String render(Report report) {
        OpenMetrics metrics = new OpenMetrics();
        metrics.summary(report);
        report.tests().forEach(metrics::test);
        StringBuilder out = new StringBuilder();
        for (Family family : metrics.families()) {
            family.write(out);
        }
        return out.append("# EOF\n").toString();
    }

    private List<Family> families() {
        return List.of(ok, tests, lost, changes, measured, budget, count, countBudget, used, over, leaks, leftThreads);
    }

    private void summary(Report report) {
        ok.add(Headline.of(report).isBad() ? 0 : 1);
        for (Outcome outcome : Outcome.values()) {
            tests.add(report.counts().of(outcome), "outcome", outcome.key());
        }
        lost.add(report.lost().size());
        Comparison comparison = report.comparison();
        if (comparison != null) {
            for (Change change : Change.values()) {
                changes.add(comparison.of(change), "change", change.key());
            }
        }
    }

    private void test(JudgedTest test) {
        boolean leaks = test.outcome() == Outcome.VIOLATION || test.outcome() == Outcome.KNOWN;
        for (MetricRow row : MetricRows.of(test.result().figures())) {
            figure(row, labels(test, row, "field", row.field() == null ? "" : row.field()));
            if (leaks && row.isExceeded() && LEAKS.contains(row.metric()) && row.lower() != null) {
                String known = String.valueOf(test.outcome() == Outcome.KNOWN);
                (row.metric().isBytes() ? this.leaks : leftThreads).add(row.lower(), labels(test, row, "known", known));
            }
        }
    }

    /** The environment is one of them: figures of two are two series, not one that jumps. */
    private static String[] labels(JudgedTest test, MetricRow row, String name, String value) {
        return new String[] {
            "module",
            test.module(),
            "class",
            test.test().className(),
            "test",
            Names.of(test.test()),
            "environment",
            test.environment() == null ? "" : test.environment().key(),
            "metric",
            row.metric().key(),
            name,
            value
        };
    }

    private void figure(MetricRow row, String... labels) {
        Long figure = row.upper() == null || row.isExceeded() ? row.lower() : row.upper();
        if (figure == null) {
            return;
        }
        boolean bytes = row.metric().isBytes();
        (bytes ? measured : count).add(figure, labels);
        if (row.budget() != null) {
            (bytes ? budget : countBudget).add(row.budget(), labels);
            over.add(row.isExceeded() ? 1 : 0, labels);
            Share share = Share.of(row);
            // Nothing is allowed and something is there: no ratio says that, the two figures do.
            if (share.isKnown() && !Double.isInfinite(share.ratio())) {
                used.add(share.ratio(), labels);
            }
        }
    }
}
