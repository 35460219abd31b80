package io.github.memorybudget.maven;

import io.github.memorybudget.core.session.Session;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.read.ResultsReader;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.run.ModuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The report of all modules, in the root's build directory, written anew whenever a module is through. It fails nothing.
 *
 * <p>An aggregator goal that is bound to a phase would run on the root, which is built first. So each module adds its
 * results when they are there; each module's results are read once.
 */
final class RootReport {

    private final MavenSession session;
    private final boolean wanted;
    private @Nullable Judging judging;
    private final Set<MavenProject> added = new HashSet<>();
    private @Nullable Report last;
    private @Nullable Log log;

    RootReport(MavenSession session) {
        this.session = session;
        this.wanted = Reactor.isOfSeveralModules(session) && !Reactor.skipsTests(session);
    }

    /**
     * Takes a module in.
     *
     * @param watched its results, or null where {@code prepare} did not run in it
     * @param complete whether its tests are through
     */
    synchronized void finished(MavenProject project, BuildWatch.@Nullable Watched watched, boolean complete) {
        if (!wanted || watched == null || !added.add(project)) {
            return;
        }
        log = watched.log();
        try {
            Judging all = judging();
            all.add(module(project, watched), complete ? ModuleState.State.COMPLETE : ModuleState.State.FAILED);
            last = all.report();
            ReportFiles files = files();
            if (!last.isEmpty() || Files.exists(files.html())) {
                files.write(last, Reactor.sources(Reactor.withTests(session)));
            }
        } catch (IOException unwritable) {
            // The build must not fail by a report that nobody asked for.
            watched.log().warn("The report of all modules can't be written: " + unwritable.getMessage());
        }
    }

    /** Says at the end of the build what the report says. */
    synchronized void announce() {
        if (last != null && log != null && !last.isEmpty()) {
            log.info("Memory budget of all modules: " + Headline.of(last).verdict());
            last.incomplete()
                    .forEach(module -> log.warn(
                            "  " + module.name() + " is " + module.state().words()));
            log.info("Report of all modules: " + files().html());
        }
    }

    private static Module module(MavenProject project, BuildWatch.Watched watched) {
        List<Path> results = List.of(watched.results());
        try {
            return new ModuleFiles(project.getArtifactId(), results, watched.session(), watched.baseline(), null)
                    .load();
        } catch (IOException malformed) {
            // The module's own check has failed by it, and has said why.
            watched.log().debug("Without a baseline: " + malformed.getMessage());
            return new Module(project.getArtifactId(), ResultsReader.source(results, watched.session()));
        }
    }

    private Judging judging() throws IOException {
        if (judging == null) {
            MavenProject root = Reactor.root(session);
            judging = new Judging(root.getArtifactId() + " " + root.getVersion(), AttemptPolicy.WORST);
            for (MavenProject project : Reactor.withTests(session)) {
                if (session.getProjects().contains(project)) {
                    judging.expect(project.getArtifactId());
                } else {
                    addEarlier(project, judging);
                }
            }
        }
        return judging;
    }

    /** A module that this build leaves out, by -pl or -rf, stays in the report with what it last measured. */
    private static void addEarlier(MavenProject project, Judging judging) throws IOException {
        Optional<Session> earlier = Session.readBelow(Path.of(project.getBuild().getDirectory()));
        if (earlier.isPresent()) {
            judging.add(
                    new Module(
                            project.getArtifactId(),
                            ResultsReader.source(
                                    List.of(earlier.get().resultsDirectory()),
                                    earlier.get().id())),
                    ModuleState.State.EARLIER);
        }
    }

    private ReportFiles files() {
        return new ReportFiles(Path.of(Reactor.root(session).getBuild().getDirectory(), "site", "memory-budget"));
    }
}
