package io.github.memorybudget.report.judge;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.TestRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Says what each result means for the build.
 *
 * <p>The verdict itself is the test JVM's, which had the evidence; it is not judged again here. So an expired known leak
 * is an ordinary violation.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Judge {

    private static final Comparator<TestIdentity> BY_NAME = Comparator.comparing(TestIdentity::className)
            .thenComparing(TestIdentity::method)
            .thenComparing(test -> String.join(",", test.parameterTypes()))
            .thenComparing(TestIdentity::uniqueId, NaturalOrder.INSTANCE);

    private static final Comparator<JudgedTest> GRAVEST_FIRST = Comparator.comparing(JudgedTest::outcome)
            .thenComparing(JudgedTest::test, BY_NAME)
            .thenComparing(test -> test.result().startedAt());

    private Judge() {}

    /**
     * Judges what was read.
     *
     * @param title what was tested, such as the module's name
     */
    public static Report judge(String title, ResultSet results) {
        List<JudgedTest> tests = new ArrayList<>();
        List<LostResult> lost = new ArrayList<>();
        for (JvmResults jvm : results.jvms()) {
            JvmLine line = jvm.jvm();
            Environment environment = line == null ? null : line.environment();
            for (TestRun run : jvm.runs()) {
                tests.add(new JudgedTest(outcome(run.decisive()), run, environment));
            }
            lost.addAll(jvm.lost());
        }
        tests.sort(GRAVEST_FIRST);
        lost.sort(Comparator.comparing(LostResult::test, BY_NAME).thenComparing(LostResult::startedAt));
        List<Problem> problems = results.problems().stream()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparing(problem -> problem.line() == null ? 0 : problem.line()))
                .toList();
        return new Report(title, tests, lost, problems);
    }

    private static Outcome outcome(TestResult result) {
        return switch (result.verdict()) {
            case FAIL -> result.known() ? Outcome.KNOWN : Outcome.VIOLATION;
            case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
            case NOT_JUDGED -> Outcome.NOT_JUDGED;
            case PASS -> passed(result);
        };
    }

    private static Outcome passed(TestResult result) {
        if (result.fixed()) {
            return Outcome.FIXED;
        }
        return result.findings().isEmpty() ? Outcome.HEALTHY : Outcome.NOTED;
    }
}
