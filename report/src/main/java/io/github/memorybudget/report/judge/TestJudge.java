package io.github.memorybudget.report.judge;

import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.baseline.KnownLeaks;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.TestRun;
import org.jspecify.annotations.Nullable;

/**
 * Says what one result means for the build.
 *
 * @param module the module's name, or empty
 * @param baseline what knows accepted leaks, or null
 * @param policy which attempt counts
 */
record TestJudge(String module, @Nullable Baseline baseline, AttemptPolicy policy) {

    JudgedTest judge(TestRun run, @Nullable JvmLine jvm) {
        int decisive = decisive(run);
        TestRun decided = run.decidedBy(decisive);
        return new JudgedTest(outcome(decided.decisive()), decided, jvm == null ? null : jvm.environment(), module);
    }

    private int decisive(TestRun run) {
        int decisive = run.attempts().size() - 1;
        if (policy == AttemptPolicy.WORST) {
            // Of several that are equally grave the last one counts.
            for (int i = decisive - 1; i >= 0; i--) {
                Outcome found = outcome(run.attempts().get(i));
                if (found.compareTo(outcome(run.attempts().get(decisive))) < 0) {
                    decisive = i;
                }
            }
        }
        return decisive;
    }

    private Outcome outcome(TestResult result) {
        return switch (result.verdict()) {
            case FAIL -> isKnown(result) ? Outcome.KNOWN : Outcome.VIOLATION;
            case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
            case NOT_JUDGED -> Outcome.NOT_JUDGED;
            case PASS -> passed(result);
        };
    }

    private boolean isKnown(TestResult result) {
        return result.known() || baseline != null && KnownLeaks.cover(baseline, result);
    }

    private static Outcome passed(TestResult result) {
        if (result.fixed()) {
            return Outcome.FIXED;
        }
        return result.findings().isEmpty() ? Outcome.HEALTHY : Outcome.NOTED;
    }
}
