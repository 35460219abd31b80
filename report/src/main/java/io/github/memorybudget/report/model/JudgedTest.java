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
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record JudgedTest(
        Outcome outcome, TestRun run, @Nullable Environment environment) {

    /** The attempt that counts. */
    public TestResult result() {
        return run.decisive();
    }

    /** Which test. */
    public TestIdentity test() {
        return run.test();
    }
}
