package io.github.memorybudget.report.judge;

import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.report.baseline.BaselineComparer;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Counts;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.MoreTests;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Reading;
import io.github.memorybudget.report.model.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Judges modules one after the other, and makes a report of those that are there so far.
 *
 * <p>What it holds is bounded by {@link #MOST}, not by the number of results: the gravest tests in full, of all others
 * their counts.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Judging {

    /** How many tests a report shows, and how many rows of a comparison. */
    public static final int MOST = 2_000;

    private static final Comparator<TestIdentity> BY_NAME = Comparator.comparing(TestIdentity::className)
            .thenComparing(TestIdentity::method)
            .thenComparing(test -> String.join(",", test.parameterTypes()))
            .thenComparing(TestIdentity::uniqueId, NaturalOrder.INSTANCE);

    private static final Comparator<JudgedTest> GRAVEST_FIRST = Comparator.comparing(JudgedTest::outcome)
            .thenComparing(JudgedTest::test, BY_NAME)
            .thenComparing(JudgedTest::module)
            .thenComparing(test -> test.result().startedAt());

    private final String title;
    private final AttemptPolicy policy;
    private final Counts.Tally counts = new Counts.Tally();
    private final Gravest<JudgedTest> tests = new Gravest<>(MOST, GRAVEST_FIRST);
    private final List<LostResult> lost = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Path> otherSessions = new ArrayList<>();
    private final Comparing comparing = new Comparing();
    private final List<Module> read = new ArrayList<>();
    private final Map<String, ModuleState> modules = new LinkedHashMap<>();

    /**
     * Nothing judged yet.
     *
     * @param title what was tested, such as the project's name
     * @param policy which attempt counts
     */
    public Judging(String title, AttemptPolicy policy) {
        this.title = title;
        this.policy = policy;
    }

    /** Says that a report of several modules has one of which nothing is known yet. */
    public void expect(String module) {
        modules.putIfAbsent(module, new ModuleState(module, ModuleState.State.PENDING, 0, 0));
    }

    /** Judges a module of a report of several. */
    public void add(Module module, ModuleState.State state) {
        Counts.Tally own = new Counts.Tally();
        add(module, own);
        Counts counted = own.counts();
        modules.put(
                module.name(), new ModuleState(module.name(), state, counted.tests(), counted.of(Outcome.VIOLATION)));
    }

    /** Judges the only module of a report. */
    public void add(Module module) {
        add(module, new Counts.Tally());
    }

    private void add(Module module, Counts.Tally own) {
        TestJudge judge = new TestJudge(module.name(), module.baseline(), policy);
        BaselineComparer comparer = comparing.of(module);
        Reading reading = module.results().read(jvm -> {
            jvm.runs().forEach(run -> {
                JudgedTest test = judge.judge(run, jvm.jvm());
                counts.add(test);
                own.add(test);
                tests.add(test);
                comparing.add(comparer, test);
            });
            jvm.lost().forEach(result -> lost.add(result.of(module.name())));
        });
        comparing.finish(comparer);
        problems.addAll(reading.problems());
        otherSessions.addAll(reading.otherSessions());
        read.add(module);
    }

    /** Says that something that was asked for can't be read. */
    public void add(Problem problem) {
        problems.add(problem);
    }

    /** Files that are of other sessions than was asked for. */
    public List<Path> otherSessions() {
        return List.copyOf(otherSessions);
    }

    /** The report of what was judged so far. */
    public Report report() {
        List<JudgedTest> shown = tests.sorted();
        Counts counted = counts.counts();
        lost.sort(Comparator.comparing(LostResult::test, BY_NAME)
                .thenComparing(LostResult::module)
                .thenComparing(LostResult::startedAt));
        problems.sort(Comparator.comparing(Problem::file)
                .thenComparing(problem -> problem.line() == null ? 0 : problem.line()));
        MoreTests more = counted.tests() > shown.size() ? Rest.of(read, policy, shown) : MoreTests.NONE;
        return new Report(
                title, counted, shown, more, lost, problems, comparing.comparison(), List.copyOf(modules.values()));
    }

    static final Comparator<Compared> BY_CHANGE = Comparator.comparing(Compared::change)
            .thenComparing(Compared::test, NaturalOrder.INSTANCE)
            .thenComparing(Compared::module)
            .thenComparing(Compared::metricName)
            .thenComparing(row -> String.valueOf(row.environment()));
}
