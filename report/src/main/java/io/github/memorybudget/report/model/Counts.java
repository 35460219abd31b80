package io.github.memorybudget.report.model;

import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * How many tests there are of each kind.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Counts {

    private final List<JudgedTest> tests;

    Counts(List<JudgedTest> tests) {
        this.tests = tests;
    }

    /** Tests with this outcome. */
    public int of(Outcome outcome) {
        return count(JudgedTest::outcome, outcome);
    }

    /** Tests with this verdict. */
    public int of(Verdict verdict) {
        return count(test -> test.result().verdict(), verdict);
    }

    /** Tests with this pattern, whatever their outcome. */
    public int of(MemoryPattern pattern) {
        return count(test -> test.result().pattern(), pattern);
    }

    /** Tests with this pattern that fail the build. */
    public int violationsOf(MemoryPattern pattern) {
        return (int) tests.stream()
                .filter(test ->
                        test.outcome() == Outcome.VIOLATION && test.result().pattern() == pattern)
                .count();
    }

    private int count(Function<JudgedTest, Object> kind, Object wanted) {
        return (int) tests.stream()
                .map(kind)
                .filter(found -> Objects.equals(found, wanted))
                .count();
    }
}
