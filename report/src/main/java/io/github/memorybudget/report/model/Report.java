package io.github.memorybudget.report.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Everything that the renderers show. Equal reports are rendered to equal bytes.
 *
 * @param title what was tested, such as the module's name
 * @param tests all judged tests, gravest outcome first, then by name
 * @param lost tests whose result is lost, by name
 * @param problems what could not be read, by file and line
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Report(String title, List<JudgedTest> tests, List<LostResult> lost, List<Problem> problems) {

    public Report {
        tests = List.copyOf(tests);
        lost = List.copyOf(lost);
        problems = List.copyOf(problems);
    }

    /** The tests with this outcome, in the report's order. */
    public List<JudgedTest> tests(Outcome outcome) {
        return tests.stream().filter(test -> test.outcome() == outcome).toList();
    }

    /** The tests that fail the build. */
    public List<JudgedTest> violations() {
        return tests(Outcome.VIOLATION);
    }

    /** How many tests there are of each kind. */
    public Counts counts() {
        return new Counts(tests);
    }

    /** Whether results are missing: a test's JVM died, or something could not be read. */
    public boolean hasLosses() {
        return !lost.isEmpty() || !problems.isEmpty();
    }

    /** Whether there is nothing to show at all. */
    public boolean isEmpty() {
        return tests.isEmpty() && !hasLosses();
    }
}
