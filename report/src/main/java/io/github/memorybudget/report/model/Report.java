package io.github.memorybudget.report.model;

import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the renderers show. Equal reports are rendered to equal bytes.
 *
 * <p>It holds a bounded number of tests, the gravest of them; {@link #counts()} is of all.
 *
 * @param title what was tested, such as the module's name
 * @param counts how many tests there are of each kind
 * @param tests the tests that are shown, gravest outcome first, then by name
 * @param more the other tests
 * @param lost tests whose result is lost, by name
 * @param problems what could not be read, by file and line
 * @param comparison with the baseline, or null where there is none
 * @param modules the modules of a report of several, in the build's order; else empty
 * @param history how figures went over the last builds, or null where none is kept
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Report(
        String title,
        Counts counts,
        List<JudgedTest> tests,
        MoreTests more,
        List<LostResult> lost,
        List<Problem> problems,
        @Nullable Comparison comparison,
        List<ModuleState> modules,
        @Nullable History history) {

    public Report {
        tests = List.copyOf(tests);
        lost = List.copyOf(lost);
        problems = List.copyOf(problems);
        modules = List.copyOf(modules);
    }

    /** A report without a history. */
    public Report(
            String title,
            Counts counts,
            List<JudgedTest> tests,
            MoreTests more,
            List<LostResult> lost,
            List<Problem> problems,
            @Nullable Comparison comparison,
            List<ModuleState> modules) {
        this(title, counts, tests, more, lost, problems, comparison, modules, null);
    }

    /** The same with a history. */
    public Report with(History itsHistory) {
        return new Report(title, counts, tests, more, lost, problems, comparison, modules, itsHistory);
    }

    /** A report of one module, with all its tests, without a baseline. */
    public Report(String title, List<JudgedTest> tests, List<LostResult> lost, List<Problem> problems) {
        this(title, Counts.of(tests), tests, MoreTests.NONE, lost, problems, null, List.of());
    }

    /** Goes through all tests: those that are shown, then the others. */
    public void forEachTest(Consumer<JudgedTest> consumer) {
        tests.forEach(consumer);
        more.forEach(consumer);
    }

    /** The shown tests with this outcome, in the report's order. */
    public List<JudgedTest> tests(Outcome outcome) {
        return tests.stream().filter(test -> test.outcome() == outcome).toList();
    }

    /** The shown tests that fail the build. */
    public List<JudgedTest> violations() {
        return tests(Outcome.VIOLATION);
    }

    /** How many tests are not shown. */
    public int notShown() {
        return counts.tests() - tests.size();
    }

    /** How many tests with this outcome are not shown. */
    public int notShown(Outcome outcome) {
        return counts.of(outcome) - tests(outcome).size();
    }

    /** Whether results are missing: a test's JVM died, or something could not be read. */
    public boolean hasLosses() {
        return !lost.isEmpty() || !problems.isEmpty();
    }

    /** Whether a figure is worse than the baseline allows. */
    public boolean hasRegressions() {
        return comparison != null && comparison.hasRegressions();
    }

    /** The modules whose results are not all there. */
    public List<ModuleState> incomplete() {
        return modules.stream().filter(ModuleState::isIncomplete).toList();
    }

    /** Whether there is nothing to show at all. */
    public boolean isEmpty() {
        return counts.tests() == 0 && !hasLosses();
    }
}
