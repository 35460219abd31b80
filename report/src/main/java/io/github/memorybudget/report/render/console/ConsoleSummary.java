package io.github.memorybudget.report.render.console;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.History;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.render.figures.ComparedRow;
import io.github.memorybudget.report.render.figures.DriftRow;
import io.github.memorybudget.report.render.figures.Evidence;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The summary for a terminal or a build log: plain text without colours, at most {@value #WIDTH} columns wide.
 *
 * <p>Healthy tests are counted, not listed.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ConsoleSummary {

    /** The longest line, in characters; a build log puts a level of up to ten characters before it. */
    public static final int WIDTH = 110;

    private static final int MOST_PER_OUTCOME = 20;
    private static final String INDENT = "      ";
    private static final String CONTINUATION = "          ";

    private final List<String> lines = new ArrayList<>();

    private ConsoleSummary() {}

    /** The summary's lines, without line ends. */
    public static List<String> render(Report report) {
        ConsoleSummary summary = new ConsoleSummary();
        Headline headline = Headline.of(report);
        summary.add("Memory budget: " + headline.verdict());
        if (!headline.counts().isEmpty()) {
            summary.add("  " + String.join(", ", headline.counts()));
        }
        for (Outcome outcome : Outcome.values()) {
            summary.tests(outcome, report.tests(outcome), report.counts().of(outcome));
        }
        summary.comparison(report);
        summary.history(report.history());
        report.lost().forEach(summary::lost);
        report.problems().forEach(summary::problem);
        report.incomplete()
                .forEach(module ->
                        summary.add("  " + module.name() + "  " + module.state().words()));
        return List.copyOf(summary.lines);
    }

    private void tests(Outcome outcome, List<JudgedTest> tests, int all) {
        if (outcome == Outcome.HEALTHY) {
            return;
        }
        tests.stream().limit(MOST_PER_OUTCOME).forEach(this::test);
        int more = all - Math.min(tests.size(), MOST_PER_OUTCOME);
        if (more > 0) {
            add("  and " + more + " more that " + (more == 1 ? "is " : "are ") + outcome.words());
        }
    }

    private void test(JudgedTest test) {
        TestResult result = test.result();
        int attempts = test.run().attempts().size();
        String attempt = attempts == 1 ? "" : " (attempt " + result.attempt() + " of " + attempts + ")";
        add(String.format(Locale.ROOT, "  %-5s %s%s", word(test), Names.of(test), attempt));
        for (MetricRow row : MetricRows.exceeded(result.figures())) {
            add(INDENT + row.name() + "  " + row.measuredExactly() + ", budget " + row.budgetExactly() + ", "
                    + row.judgement());
            if (!row.notes().isEmpty()) {
                add(CONTINUATION + String.join(", ", row.notes()));
            }
        }
        evidence(test);
    }

    private void evidence(JudgedTest test) {
        TestResult result = test.result();
        if (test.outcome() == Outcome.VIOLATION || test.outcome() == Outcome.KNOWN) {
            new Cause(result).lines().forEach(line -> add(INDENT + line));
        } else {
            result.findings().forEach(finding -> add(INDENT + finding.metric().key() + "  " + finding.message()));
        }
        if (result.reason() != null) {
            add(INDENT + result.reason());
        }
        if (result.knownLeak() != null) {
            add(INDENT + Evidence.knownLeak(result, result.knownLeak()));
        }
    }

    private void comparison(Report report) {
        Comparison comparison = report.comparison();
        if (comparison == null) {
            return;
        }
        rows("REGRESSED", comparison.rows(Change.REGRESSED), comparison.of(Change.REGRESSED));
        rows("DRIFTED", comparison.drifted(), comparison.drifted().size());
        rows("IMPROVED", comparison.rows(Change.IMPROVED), comparison.of(Change.IMPROVED));
    }

    private void rows(String word, List<Compared> rows, int all) {
        rows.stream().limit(MOST_PER_OUTCOME).forEach(row -> add("  " + word + " " + new ComparedRow(row).line()));
        int more = all - Math.min(rows.size(), MOST_PER_OUTCOME);
        if (more > 0) {
            add("  and " + more + " more " + word.toLowerCase(Locale.ROOT));
        }
    }

    private void history(@Nullable History history) {
        if (history == null) {
            return;
        }
        List<Series> drifting = history.drifting();
        drifting.stream().limit(MOST_PER_OUTCOME).forEach(series -> add("  GROWING " + new DriftRow(series).line()));
        int more = drifting.size() - MOST_PER_OUTCOME;
        if (more > 0) {
            add("  and " + more + " more slowly growing");
        }
        history.notes().forEach(note -> add("  history  " + note));
    }

    private static String word(JudgedTest test) {
        return switch (test.outcome()) {
            case VIOLATION -> Names.pattern(test.result());
            case KNOWN -> "KNOWN " + Names.pattern(test.result());
            case INCONCLUSIVE -> "INCONCLUSIVE";
            case FIXED -> "FIXED";
            case NOTED -> "NOTE";
            case HEALTHY -> "HEALTHY";
            case NOT_JUDGED -> "NOT JUDGED";
        };
    }

    private void lost(LostResult lost) {
        add("  LOST  " + Names.of(lost));
        add(INDENT + lost.explanation());
    }

    private void problem(Problem problem) {
        add("  UNREADABLE");
        add(INDENT + problem.describe());
    }

    private void add(String line) {
        lines.addAll(Wrapping.wrap(Visible.log(line), WIDTH, CONTINUATION));
    }
}
