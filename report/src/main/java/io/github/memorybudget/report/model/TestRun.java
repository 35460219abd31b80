package io.github.memorybudget.report.model;

import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One test in one JVM, with every attempt that a rerun of failing tests made.
 *
 * <p>The same test in two JVMs is two runs: two executions of a build may run it with different settings, and a later
 * one must not hide what an earlier one found.
 *
 * @param attempts at least one, in the order of their attempt numbers
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record TestRun(List<TestResult> attempts) {

    public TestRun {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("A test run has at least one attempt");
        }
    }

    /** The attempt that counts: the last one, as for the test's own outcome. */
    public TestResult decisive() {
        return attempts.get(attempts.size() - 1);
    }

    /** The attempts before the decisive one. */
    public List<TestResult> earlier() {
        return attempts.subList(0, attempts.size() - 1);
    }

    /** Which test. */
    public TestIdentity test() {
        return decisive().test();
    }
}
