package io.github.memorybudget.report.model;

import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How many tests there are of each kind: all of them, also those that a report has no room for.
 *
 * @param tests how many in all
 * @param outcomes by outcome; one that no test has is absent, as in the other maps
 * @param verdicts by verdict
 * @param patterns by pattern, whatever the outcome
 * @param violations by pattern, those that fail the build
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Counts(
        int tests,
        Map<Outcome, Integer> outcomes,
        Map<Verdict, Integer> verdicts,
        Map<MemoryPattern, Integer> patterns,
        Map<MemoryPattern, Integer> violations) {

    public Counts {
        outcomes = Map.copyOf(outcomes);
        verdicts = Map.copyOf(verdicts);
        patterns = Map.copyOf(patterns);
        violations = Map.copyOf(violations);
    }

    /** The counts of these tests. */
    public static Counts of(List<JudgedTest> tests) {
        Tally tally = new Tally();
        tests.forEach(tally::add);
        return tally.counts();
    }

    /** Tests with this outcome. */
    public int of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** Tests with this verdict. */
    public int of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** Tests with this pattern, whatever their outcome. */
    public int of(MemoryPattern pattern) {
        return patterns.getOrDefault(pattern, 0);
    }

    /** Tests with this pattern that fail the build. */
    public int violationsOf(MemoryPattern pattern) {
        return violations.getOrDefault(pattern, 0);
    }

    /** Counts one test after the other. */
    public static final class Tally {

        private int tests;
        private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        private final Map<MemoryPattern, Integer> patterns = new EnumMap<>(MemoryPattern.class);
        private final Map<MemoryPattern, Integer> violations = new EnumMap<>(MemoryPattern.class);

        /** Nothing counted yet. */
        public Tally() {}

        /** Counts a test. */
        public void add(JudgedTest test) {
            tests++;
            outcomes.merge(test.outcome(), 1, Integer::sum);
            verdicts.merge(test.result().verdict(), 1, Integer::sum);
            @Nullable MemoryPattern pattern = test.result().pattern();
            if (pattern != null) {
                patterns.merge(pattern, 1, Integer::sum);
                if (test.outcome() == Outcome.VIOLATION) {
                    violations.merge(pattern, 1, Integer::sum);
                }
            }
        }

        /** What was counted so far. */
        public Counts counts() {
            return new Counts(tests, outcomes, verdicts, patterns, violations);
        }
    }
}
