package io.github.memorybudget.maven;

import io.github.memorybudget.core.config.Mode;
import java.util.List;

/**
 * Whether violations are recorded for {@code check}, or fail in the tests.
 *
 * <p>They are recorded only if {@code check} runs after the last tests of this build. Otherwise nobody would judge what
 * was recorded, and a leak would pass in silence.
 */
final class ModeDecision {

    private ModeDecision() {}

    /** @param plan the goals of the build for one project, in the order in which they run */
    static Mode of(List<PlannedGoal> plan) {
        boolean recorded = false;
        for (PlannedGoal planned : plan) {
            if (planned.checksBudgets()) {
                recorded = true;
            } else if (planned.runsTests()) {
                recorded = false;
            }
        }
        return recorded ? Mode.RECORD : Mode.ENFORCE;
    }
}
