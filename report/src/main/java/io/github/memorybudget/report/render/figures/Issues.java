package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What must be looked at, gravest first, each in a sentence and with its test: for systems that show findings beside the
 * code.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Issues {

    /** How grave an issue is. */
    public enum Gravity {
        /** Fails the build, and takes more memory with each run. */
        LEAK,
        /** Fails the build. */
        FAILURE,
        /** Fails nothing by default. */
        WARNING
    }

    /**
     * One issue.
     *
     * @param gravity how grave it is
     * @param kind what it is, in a word or two: {@code memory-leak}
     * @param module the test's module; empty in a report of one module alone
     * @param className the test's class; empty where it is about no test
     * @param method the test's method; empty where it is about no test
     * @param key tells issues apart, from build to build the same
     * @param title what it is about, for a person: {@code LEAK CatalogTest.loads()}
     * @param message what is wrong, in one line
     */
    public record Issue(
            Gravity gravity,
            String kind,
            String module,
            String className,
            String method,
            String key,
            String title,
            String message) {}

    private final List<Issue> issues = new ArrayList<>();

    private Issues() {}

    /** The issues of what a report shows. */
    public static List<Issue> of(Report report) {
        Issues all = new Issues();
        report.violations().forEach(all::violation);
        report.lost().forEach(all::lost);
        report.problems().forEach(all::unreadable);
        if (report.comparison() != null) {
            all.regressions(report.comparison());
        }
        report.tests(Outcome.INCONCLUSIVE).forEach(all::inconclusive);
        all.notShown(report);
        all.issues.sort(Comparator.comparing(Issue::gravity));
        return all.issues;
    }

    private void violation(JudgedTest test) {
        List<String> parts = new ArrayList<>();
        for (MetricRow row : MetricRows.exceeded(test.result().figures())) {
            parts.add(row.name() + " " + row.measured() + ", budget " + row.budgetText() + ", " + row.judgement());
        }
        if (parts.isEmpty()) {
            parts.add("over budget");
        }
        test.result().traces().stream().limit(1).map(Holder::new).forEach(holder -> {
            if (holder.steps() > 0) {
                parts.add("held by " + holder.step(0));
            }
            if (!holder.cause().isEmpty()) {
                parts.add("likely cause: " + holder.cause());
            }
        });
        String pattern = Names.pattern(test.result());
        boolean leak = test.result().pattern() == MemoryPattern.LEAK;
        add(test, leak ? Gravity.LEAK : Gravity.FAILURE, "memory-" + pattern, pattern, String.join("; ", parts));
    }

    private void inconclusive(JudgedTest test) {
        String reason = test.result().reason();
        add(
                test,
                Gravity.WARNING,
                "memory-inconclusive",
                "INCONCLUSIVE",
                reason == null ? "could not be judged" : reason);
    }

    private void unreadable(Problem problem) {
        add(
                "memory-result-unreadable",
                problem.file().getFileName() + "\n" + problem.line(),
                "UNREADABLE " + problem.file().getFileName(),
                problem.describeBriefly());
    }

    /** Whoever counts issues must not take what a report has room for to be all. */
    private void notShown(Report report) {
        int violations = report.notShown(Outcome.VIOLATION);
        if (violations > 0) {
            add(
                    "memory-not-shown",
                    "violations",
                    "MORE",
                    Names.count(violations, "more test") + " over budget, which report.json holds");
        }
        int regressed = report.comparison() == null
                ? 0
                : report.comparison().of(Change.REGRESSED)
                        - report.comparison().rows(Change.REGRESSED).size();
        if (regressed > 0) {
            add("memory-not-shown", "regressions", "MORE", Names.count(regressed, "more figure") + " regressed");
        }
    }

    /** About no test. */
    private void add(String kind, String key, String title, String message) {
        issues.add(new Issue(Gravity.FAILURE, kind, "", "", "", kind + "\n" + key, title, message));
    }

    private void add(JudgedTest test, Gravity gravity, String kind, String word, String message) {
        issues.add(new Issue(
                gravity,
                kind.toLowerCase(Locale.ROOT),
                test.module(),
                test.test().className(),
                test.test().method(),
                kind + "\n" + test.module() + "\n" + test.test().uniqueId() + "\n" + environment(test),
                word + " " + Names.of(test),
                message));
    }

    /** The same test in two environments has two issues. */
    private static String environment(JudgedTest test) {
        return test.environment() == null ? "" : test.environment().key();
    }

    private void lost(LostResult lost) {
        issues.add(new Issue(
                Gravity.FAILURE,
                "memory-result-lost",
                lost.module(),
                lost.test().className(),
                lost.test().method(),
                "lost\n" + lost.module() + "\n" + lost.test().uniqueId(),
                "LOST " + Names.of(lost),
                lost.explanation()));
    }

    private void regressions(Comparison comparison) {
        comparison.rows(Change.REGRESSED).forEach(row -> regression(row, "REGRESSED"));
        comparison.drifted().forEach(row -> regression(row, "DRIFTED"));
    }

    private void regression(Compared row, String word) {
        ComparedRow words = new ComparedRow(row);
        // The baseline's key of a test: com.acme.CatalogTest#loads(int)[2]
        int method = row.test().indexOf('#');
        int bracket = row.test().indexOf('(', method + 1);
        issues.add(new Issue(
                Gravity.FAILURE,
                "memory-regression",
                row.module(),
                method < 0 ? row.test() : row.test().substring(0, method),
                method < 0
                        ? ""
                        : row.test()
                                .substring(method + 1, bracket < 0 ? row.test().length() : bracket),
                word + "\n" + row.module() + "\n" + row.test() + "\n" + row.metricName() + "\n" + row.environment(),
                word + " " + words.test(),
                words.line()));
    }
}
