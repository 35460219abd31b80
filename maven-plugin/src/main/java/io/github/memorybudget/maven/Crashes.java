package io.github.memorybudget.maven;

import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.read.ResultsReader;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** Names the test during which a test JVM died. Surefire ends the build there, before {@code check} could say it. */
final class Crashes {

    private Crashes() {}

    static void report(BuildWatch.Watched module, MavenProject project) {
        Report report = Judge.judge("", ResultsReader.source(List.of(module.results()), module.session()));
        if (report.lost().isEmpty()) {
            return;
        }
        for (LostResult result : report.lost()) {
            module.log().error(Visible.log("LOST " + Names.of(result) + ": " + result.explanation()));
        }
        module.log().error("The results of the tests before it are kept in " + module.results());
        if (module.ciOutput()) {
            Report lost = new Report("", List.of(), report.lost(), List.of());
            WorkflowCommands.output().annotate(lost, Reactor.sources(List.of(project)));
        }
    }
}
