package io.github.memorybudget.report.render;

import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.ResultLine;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.TestRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reports made from samples, without files. */
public final class SampleReport {

    private SampleReport() {}

    public static Report of(TestResult... results) {
        return of(List.of(results), List.of(), List.of());
    }

    public static Report of(List<? extends ResultLine> results, List<LostResult> lost, List<Problem> problems) {
        List<TestRun> runs = new ArrayList<>();
        for (ResultLine line : results) {
            if (line instanceof TestResult result) {
                runs.add(new TestRun(List.of(result)));
            }
        }
        JvmLine jvm = Samples.JVM;
        return Judge.judge("shop 1.0", new ResultSet(List.of(new JvmResults(jvm, runs, lost)), List.of(), problems));
    }

    public static Report withEverything() {
        return of(
                Samples.everything(),
                List.of(Samples.lost("halts")),
                List.of(new Problem(Path.of("/x/4711-abc.jsonl"), 3, "\"verdict\" is \"MAYBE\", but must be PASS")));
    }

    /** The report with what a comparison with baselines says. */
    public static Report compared(Report plain, Comparison comparison) {
        return new Report(
                plain.title(),
                plain.counts(),
                plain.tests(),
                plain.more(),
                List.of(),
                List.of(),
                comparison,
                List.of());
    }
}
