package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.report.model.Counts;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The verdict on the whole, and the counts below it.
 *
 * @param isGood whether nothing is over budget, nor lost
 * @param verdict one sentence
 * @param counts such as {@code 2 over budget (1 LEAK, 1 SPIKE)}, what there is none of left out
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Headline(boolean isGood, String verdict, List<String> counts) {

    public Headline {
        counts = List.copyOf(counts);
    }

    /** The headline of a report. */
    public static Headline of(Report report) {
        boolean good = report.violations().isEmpty() && !report.hasLosses();
        return new Headline(good, verdict(report), counts(report));
    }

    private static String verdict(Report report) {
        int violations = report.violations().size();
        if (report.isEmpty()) {
            return "no test with a memory budget ran";
        }
        if (violations > 0) {
            return violations + " of " + Names.count(report.tests().size(), "test") + (violations == 1 ? " is" : " are")
                    + " over budget";
        }
        if (report.hasLosses()) {
            return "results are missing, nothing else is over budget";
        }
        int inconclusive = report.counts().of(Outcome.INCONCLUSIVE);
        int judged = report.tests().size() - inconclusive - report.counts().of(Outcome.NOT_JUDGED);
        int known = report.counts().of(Outcome.KNOWN);
        if (known > 0) {
            return Names.count(judged - known, "test") + " within budget, " + known + " over it by a known leak";
        }
        return judged == 0 ? "no test could be judged" : Names.count(judged, "test") + " within budget";
    }

    private static List<String> counts(Report report) {
        List<String> parts = new ArrayList<>();
        Counts counts = report.counts();
        if (counts.of(Outcome.VIOLATION) > 0) {
            parts.add(counts.of(Outcome.VIOLATION) + " over budget" + patterns(counts));
        }
        if (!report.lost().isEmpty()) {
            parts.add(report.lost().size() + " lost");
        }
        if (!report.problems().isEmpty()) {
            parts.add(report.problems().size() + " unreadable");
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.VIOLATION && counts.of(outcome) > 0) {
                parts.add(counts.of(outcome) + " " + outcome.words());
            }
        }
        return parts;
    }

    private static String patterns(Counts counts) {
        List<String> patterns = new ArrayList<>();
        for (MemoryPattern pattern : MemoryPattern.values()) {
            if (counts.violationsOf(pattern) > 0) {
                patterns.add(counts.violationsOf(pattern) + " " + pattern);
            }
        }
        return patterns.isEmpty() ? "" : " (" + String.join(", ", patterns) + ")";
    }
}
