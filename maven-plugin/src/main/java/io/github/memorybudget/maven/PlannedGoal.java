package io.github.memorybudget.maven;

/**
 * A goal that a build is going to run.
 *
 * @param plugin the plugin's artifact id
 * @param goal the goal's name
 * @param skipped whether its configuration says that it does nothing
 */
record PlannedGoal(String plugin, String goal, boolean skipped) {

    /** Whether it starts test JVMs. */
    boolean runsTests() {
        return plugin.contains("surefire") && goal.endsWith("test")
                || plugin.contains("failsafe") && goal.equals("integration-test");
    }

    /** Whether it is our check, and does its work. */
    boolean checksBudgets() {
        return plugin.equals("memory-budget-maven-plugin") && goal.equals("check") && !skipped;
    }
}
