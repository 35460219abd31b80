package io.github.memorybudget.maven;

import io.github.memorybudget.core.session.Session;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.run.ModuleFiles;
import io.github.memorybudget.report.run.ReportOutput;
import io.github.memorybudget.report.run.Tagged;
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
    private final Set<Path> histories = new HashSet<>();
    private @Nullable Report last;
    private BuildWatch.@Nullable Watched latest;
    private @Nullable ReportFiles files;
    private boolean summarized;

    RootReport(MavenSession session) {
        this.session = session;
        this.wanted = Reactor.isOfSeveralModules(session) && !Reactor.skipsTests(session);
    }

    /** Whether there are modules to gather. */
    boolean isWanted() {
        return wanted;
    }

    /** Says that the CI system's summary of all modules has been written. */
    synchronized void summarized() {
        summarized = true;
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
        latest = watched;
        if (watched.history() != null) {
            histories.add(watched.history());
        }
        try {
            Judging all = judging(watched);
            all.add(
                    load(watched.files(), watched.log()),
                    complete ? ModuleState.State.COMPLETE : ModuleState.State.FAILED);
            last = all.report();
            if (isWorthWriting(last)) {
                files().update(last);
            }
        } catch (IOException unwritable) {
            // The build must not fail by a report that nobody asked for.
            watched.log().warn("The report of all modules can't be written: " + unwritable.getMessage());
        }
    }

    private boolean isWorthWriting(Report report) {
        return !report.isEmpty() || Files.exists(files().html());
    }

    /** Writes the report once more, with its history, and says at the end of the build what it says. */
    synchronized void announce() {
        if (last == null || latest == null) {
            return;
        }
        Log log = latest.log();
        ReportOutput output = new ReportOutput(files(), log::warn).withHistory(history(latest), "");
        Report whole = last;
        try {
            if (isWorthWriting(last)) {
                whole = output.write(last, Reactor.sources(Reactor.withTests(session)));
            }
        } catch (IOException unwritable) {
            log.warn("The report of all modules can't be written: " + unwritable.getMessage());
        }
        if (last.isEmpty()) {
            return;
        }
        log.info("Memory budget of all modules: " + Headline.of(whole).verdict());
        last.incomplete()
                .forEach(module ->
                        log.warn("  " + module.name() + " is " + module.state().words()));
        log.info("Report of all modules: " + files().html());
        if (latest.ciOutput() && !summarized) {
            output.summarize(WorkflowCommands.output(), whole);
        }
    }

    /** The one that all modules share. Where each has its own, there is none for all. */
    private @Nullable Path history(BuildWatch.Watched module) {
        String named = session.getUserProperties().getProperty("memoryBudget.history");
        if (named != null && !named.isBlank()) {
            return Reactor.root(session).getBasedir().toPath().resolve(named);
        }
        return histories.size() == 1 ? module.history() : null;
    }

    private static Module load(ModuleFiles files, Log log) {
        try {
            return files.load();
        } catch (IOException malformed) {
            // The module's own check has failed by it, and has said why.
            log.debug("Without a baseline: " + malformed.getMessage());
            return files.withoutBaseline();
        }
    }

    private Judging judging(BuildWatch.Watched first) throws IOException {
        if (judging == null) {
            MavenProject root = Reactor.root(session);
            judging = new Judging(root.getArtifactId() + " " + root.getVersion(), first.policy());
            for (MavenProject project : Reactor.withTests(session)) {
                if (session.getProjects().contains(project)) {
                    judging.expect(project.getArtifactId());
                } else {
                    addEarlier(project, first, judging);
                }
            }
        }
        return judging;
    }

    /**
     * A module that this build leaves out, by -pl or -rf, stays in the report with what it last measured, and with what it
     * has accepted, at the place where a module of this build has it.
     */
    private void addEarlier(MavenProject project, BuildWatch.Watched first, Judging all) throws IOException {
        Optional<Session> earlier = Session.readBelow(Path.of(project.getBuild().getDirectory()));
        if (earlier.isEmpty()) {
            return;
        }
        Path directory = first.project().getBasedir().toPath();
        Tagged tagged = first.files().tagged();
        Path tag = tagged == null ? null : Reactor.inModule(tagged.file(), directory, project);
        all.add(
                load(
                        new ModuleFiles(
                                project.getArtifactId(),
                                List.of(earlier.get().resultsDirectory()),
                                earlier.get().id(),
                                Reactor.inModule(first.files().baseline(), directory, project),
                                tag == null || tagged == null || Files.notExists(tag)
                                        ? null
                                        : new Tagged(tag, tagged.drift())),
                        first.log()),
                ModuleState.State.EARLIER);
    }

    private ReportFiles files() {
        if (files == null) {
            files = new ReportFiles(Path.of(Reactor.root(session).getBuild().getDirectory(), "site", "memory-budget"));
        }
        return files;
    }
}
