package io.github.memorybudget.report.model;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One test, judged by its decisive attempt.
 *
 * @param outcome what it means for the build
 * @param run all attempts
 * @param environment where it was measured, or null where that is not known
 * @param module the module that it is of, or empty where the report is of one module alone
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record JudgedTest(
        Outcome outcome, TestRun run, @Nullable Environment environment, String module) {

    /** A test in a report of one module. */
    public JudgedTest(Outcome outcome, TestRun run, @Nullable Environment environment) {
        this(outcome, run, environment, "");
    }

    /** The attempt that counts. */
    public TestResult result() {
        return run.decisive();
    }

    /** Which test. */
    public TestIdentity test() {
        return run.test();
    }
}
