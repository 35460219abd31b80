package io.github.memorybudget.maven;

import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.read.ResultsReader;
import io.github.memorybudget.report.render.figures.Names;
import java.util.List;

/** Names the test during which a test JVM died. Surefire ends the build there, before {@code check} could say it. */
final class Crashes {

    private Crashes() {}

    static void report(BuildWatch.Watched module) {
        List<LostResult> lost = Judge.judge("", ResultsReader.source(List.of(module.results()), module.session()))
                .lost();
        for (LostResult result : lost) {
            module.log().error("LOST " + Names.of(result) + ": " + result.explanation());
        }
        if (!lost.isEmpty()) {
            module.log().error("The results of the tests before it are kept in " + module.results());
        }
    }
}
