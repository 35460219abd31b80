package io.github.memorybudget.maven;

import io.github.memorybudget.core.session.Session;
import io.github.memorybudget.report.ci.CiOutput;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.run.ReportOutput;
import io.github.memorybudget.report.source.SourceRoots;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What reads results. */
abstract class AbstractReportMojo extends AbstractJudgingMojo {

    private static final String WRITTEN = AbstractReportMojo.class.getName() + ".written";

    /** Where the report is written. */
    @Parameter(
            property = "memoryBudget.outputDirectory",
            defaultValue = "${project.build.directory}/site/memory-budget")
    File outputDirectory;

    /** Whether tests are skipped; then there is nothing to judge. */
    @Parameter(property = "skipTests", defaultValue = "false")
    boolean skipTests;

    /** Whether tests are neither compiled nor run; then there is nothing to judge. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean mavenTestSkip;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        if (skipTests || mavenTestSkip) {
            getLog().info("Tests are skipped; there is nothing to judge.");
            return;
        }
        Judged judged = judge();
        if (!judged.whyNone().isEmpty()) {
            getLog().warn(judged.whyNone());
        }
        handle(judged.report(), judged.whyNone());
    }

    /**
     * What was judged.
     *
     * @param whyNone why there are no results, or empty where there are some, or none were to be expected
     */
    record Judged(Report report, String whyNone) {}

    /** Reads and judges: here the current project's results. */
    Judged judge() throws MojoExecutionException {
        Optional<Session> prepared = preparedSession();
        Judging judging = new Judging(project.getArtifactId() + " " + project.getVersion(), attemptPolicy());
        try {
            judging.add(moduleFiles(prepared.map(Session::id).orElse(null)).load());
        } catch (IOException unreadable) {
            throw new MojoExecutionException(unreadable.getMessage(), unreadable);
        }
        Report report = judging.report();
        return new Judged(
                report, report.isEmpty() ? NoResults.why(project, session, prepared, judging.otherSessions()) : "");
    }

    /**
     * Does something with what was judged.
     *
     * @param whyNone why there are no results, or empty where there are some, or none were to be expected
     */
    abstract void handle(Report report, String whyNone) throws MojoExecutionException, MojoFailureException;

    final ReportFiles files() {
        return new ReportFiles(outputDirectory.toPath());
    }

    /**
     * Writes the report and shows its summary, unless just that was written before in this build. Nothing is written
     * where there is nothing to show, except over an earlier build's report.
     */
    final void write(Report report) throws MojoExecutionException {
        boolean nothing = report.isEmpty() && Files.notExists(files().html());
        if (nothing || report.equals(getPluginContext().get(WRITTEN))) {
            return;
        }
        SourceRoots sources = sources();
        // A report of several modules names each test's own, and has a line of its own.
        ReportOutput output = new ReportOutput(files(), getLog()::warn)
                .withHistory(history == null ? null : history.toPath(), isOfOneModule() ? project.getArtifactId() : "");
        Report whole;
        try {
            whole = output.write(report, sources);
        } catch (IOException unwritable) {
            summarize(report);
            throw new MojoExecutionException("Can't write the report: " + unwritable, unwritable);
        }
        remember(report);
        summarize(whole);
        getLog().info("Report: " + files().html());
        if (ciOutput) {
            show(output, whole, sources);
        }
    }

    private void summarize(Report report) {
        boolean good = Headline.of(report).isGood();
        for (String line : ConsoleSummary.render(report)) {
            if (good) {
                getLog().info(line);
            } else {
                getLog().warn(line);
            }
        }
    }

    /** Shows the report by what the CI system has for it: here the annotations, and the summary if nobody else does. */
    void show(ReportOutput output, Report report, SourceRoots sources) {
        Optional<BuildWatch> watch = BuildWatch.of(session);
        CiOutput ci = WorkflowCommands.output();
        ci.annotate(report, sources);
        watch.ifPresent(BuildWatch::annotated);
        if (watch.isEmpty() || !watch.get().summarizes()) {
            output.summarize(ci, report);
        }
    }

    /** Knows where tests are written: here the current project's. */
    SourceRoots sources() {
        return Reactor.sources(List.of(project));
    }

    // Maven's map is of raw type, and is one a project and build.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private void remember(Report report) {
        getPluginContext().put(WRITTEN, report);
    }
}
