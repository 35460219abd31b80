package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.Counts;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on the whole, and the counts below it.
 *
 * @param state whether all is well
 * @param verdict one sentence
 * @param counts such as {@code 2 over budget (1 LEAK, 1 SPIKE)}, what there is none of left out
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Headline(State state, String verdict, List<String> counts) {

    /** Whether all is well. */
    public enum State {
        /** All that was judged is within its budget, and something was. */
        GOOD,
        /** Nothing is wrong as far as it goes: nothing could be judged, or a module is not through. */
        OPEN,
        /** Something is over budget, worse than the baseline allows, or lost. */
        BAD
    }

    public Headline {
        counts = List.copyOf(counts);
    }

    /** The headline of a report. */
    public static Headline of(Report report) {
        return new Headline(state(report), verdict(report), counts(report));
    }

    /** Whether all is well, and something was judged. */
    public boolean isGood() {
        return state == State.GOOD;
    }

    /** Whether something fails a build by default. */
    public boolean isBad() {
        return state == State.BAD;
    }

    private static State state(Report report) {
        if (report.counts().of(Outcome.VIOLATION) > 0 || report.hasLosses() || report.hasRegressions()) {
            return State.BAD;
        }
        return judged(report) == 0 || !report.incomplete().isEmpty() ? State.OPEN : State.GOOD;
    }

    private static int judged(Report report) {
        return report.counts().tests()
                - report.counts().of(Outcome.INCONCLUSIVE)
                - report.counts().of(Outcome.NOT_JUDGED);
    }

    private static String verdict(Report report) {
        int violations = report.counts().of(Outcome.VIOLATION);
        if (report.isEmpty()) {
            return "no test with a memory budget ran";
        }
        if (violations > 0) {
            return violations + " of " + Names.count(report.counts().tests(), "test")
                    + (violations == 1 ? " is" : " are") + " over budget";
        }
        if (report.hasLosses()) {
            return "results are missing, nothing else is over budget";
        }
        if (report.hasRegressions()) {
            return regressions(report.comparison()) + (hasBudget(report) ? ", though within budget" : "");
        }
        int judged = judged(report);
        int known = report.counts().of(Outcome.KNOWN);
        if (known > 0) {
            return Names.count(judged - known, "test") + " within budget, " + known + " over it by a known leak";
        }
        return judged == 0 ? "no test could be judged" : Names.count(judged, "test") + " within budget";
    }

    private static boolean hasBudget(Report report) {
        return report.counts().of(Outcome.HEALTHY) + report.counts().of(Outcome.NOTED) > 0;
    }

    private static String regressions(@Nullable Comparison comparison) {
        int regressed = comparison == null ? 0 : comparison.of(Change.REGRESSED);
        int drifted = comparison == null ? 0 : comparison.drifted().size();
        String drift = Names.count(drifted, "figure") + " drifted too far since the tagged baseline";
        String regress = Names.count(regressed, "figure") + " regressed against the baseline";
        return regressed == 0 ? drift : drifted == 0 ? regress : regress + ", " + drift;
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
        Comparison comparison = report.comparison();
        if (comparison != null) {
            for (Change change : Change.values()) {
                if (comparison.of(change) > 0) {
                    parts.add(comparison.of(change) + " " + change.words() + " against the baseline");
                }
            }
        }
        int drifting =
                report.history() == null ? 0 : report.history().drifting().size();
        if (drifting > 0) {
            parts.add(Names.count(drifting, "figure") + " slowly growing");
        }
        int incomplete = report.incomplete().size();
        if (incomplete > 0) {
            parts.add(Names.count(incomplete, "module") + " not complete");
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
