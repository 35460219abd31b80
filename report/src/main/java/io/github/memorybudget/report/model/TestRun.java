package io.github.memorybudget.report.model;

import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One test in one JVM, with every attempt that a rerun of failing tests made.
 *
 * <p>The same test in two JVMs is two runs: two executions of a build may run it with different settings, and a later
 * one must not hide what an earlier one found.
 *
 * @param attempts at least one, in the order of their attempt numbers
 * @param decisiveIndex which of them counts, 0 for the first
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record TestRun(List<TestResult> attempts, int decisiveIndex) {

    public TestRun {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("A test run has at least one attempt");
        }
        if (decisiveIndex < 0 || decisiveIndex >= attempts.size()) {
            throw new IllegalArgumentException(
                    "Attempt " + decisiveIndex + " can't be the decisive one of " + attempts.size());
        }
    }

    /** A run of which the last attempt counts, until it is judged. */
    public TestRun(List<TestResult> attempts) {
        this(attempts, Math.max(0, attempts.size() - 1));
    }

    /** The same run with another attempt that counts. */
    public TestRun decidedBy(int index) {
        return index == decisiveIndex ? this : new TestRun(attempts, index);
    }

    /** The attempt that counts. */
    public TestResult decisive() {
        return attempts.get(decisiveIndex);
    }

    /** All attempts but the decisive one. */
    public List<TestResult> others() {
        List<TestResult> others = new ArrayList<>(attempts);
        others.remove(decisiveIndex);
        return others;
    }

    /** Which test. */
    public TestIdentity test() {
        return decisive().test();
    }
}
