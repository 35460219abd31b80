package io.github.memorybudget.maven;

import io.github.memorybudget.core.session.Session;
import io.github.memorybudget.report.aggregate.ModuleNames;
import io.github.memorybudget.report.aggregate.ResultTrees;
import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.ci.CiOutput;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.run.ModuleFiles;
import io.github.memorybudget.report.run.ReportOutput;
import io.github.memorybudget.report.source.SourceRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Judges and reports all modules at once, and fails as {@code check} does: what the modules of this reactor measured last,
 * or results that were gathered from several machines. To be called by name.
 *
 * @since 0.1
 */
@Mojo(name = "aggregate", aggregator = true, threadSafe = true)
public final class AggregateMojo extends AbstractCheckMojo {

    /**
     * Directories with results, separated by commas, at any depth below each: {@code shard-1,shard-2}. The results of a
     * module are known by the module's place below the project's root, as in {@code
     * shard-1/core/target/memory-budget/results}. By default each module's own.
     */
    @Parameter(property = "memoryBudget.resultsDirectories")
    @Nullable
    String resultsDirectories;

    /** Creates the goal; Maven sets its parameters. */
    public AggregateMojo() {}

    @Override
    boolean isOfOneModule() {
        return false;
    }

    @Override
    SourceRoots sources() {
        return Reactor.sources(Reactor.withTests(session));
    }

    @Override
    void show(ReportOutput output, Report report, SourceRoots sources) {
        Optional<BuildWatch> watch = BuildWatch.of(session);
        CiOutput ci = WorkflowCommands.output();
        if (watch.isEmpty() || !watch.get().hasAnnotated()) {
            ci.annotate(report, sources);
        }
        watch.ifPresent(BuildWatch::summarized);
        output.summarize(ci, report);
    }

    @Override
    Judged judge() throws MojoExecutionException {
        MavenProject root = Reactor.root(session);
        checkTagged(root);
        Judging judging = new Judging(root.getArtifactId() + " " + root.getVersion(), attemptPolicy());
        try {
            if (resultsDirectories == null || resultsDirectories.isBlank()) {
                ofThisReactor(judging);
            } else {
                ofDirectories(judging, root);
            }
        } catch (IOException unreadable) {
            throw new MojoExecutionException(unreadable.getMessage(), unreadable);
        }
        return new Judged(judging.report(), "");
    }

    private void ofThisReactor(Judging judging) throws IOException, MojoExecutionException {
        for (MavenProject module : Reactor.withTests(session)) {
            Optional<Session> last = Session.readBelow(Path.of(module.getBuild().getDirectory()));
            if (last.isPresent()) {
                judging.add(
                        files(
                                        module.getArtifactId(),
                                        module,
                                        List.of(last.get().resultsDirectory()),
                                        last.get().id())
                                .load(),
                        last.get().id().equals(BuildId.of(session))
                                ? ModuleState.State.COMPLETE
                                : ModuleState.State.EARLIER);
            } else {
                judging.expect(module.getArtifactId());
            }
        }
    }

    private void ofDirectories(Judging judging, MavenProject root) throws IOException, MojoExecutionException {
        Path start = root.getBasedir().toPath();
        List<Path> roots = Stream.of(String.valueOf(resultsDirectories).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(start::resolve)
                .toList();
        ResultTrees trees = ResultTrees.below(roots);
        trees.problems().forEach(judging::add);
        Map<String, MavenProject> modules = new LinkedHashMap<>();
        Map<Path, String> places = new LinkedHashMap<>();
        for (MavenProject module : Reactor.withTests(session)) {
            modules.put(module.getArtifactId(), module);
            Path results = Path.of(module.getBuild().getDirectory(), "memory-budget", "results");
            places.put(start.relativize(results), module.getArtifactId());
        }
        Map<String, List<Path>> found = new LinkedHashMap<>();
        modules.keySet().forEach(name -> found.put(name, new ArrayList<>()));
        for (Path directory : trees.directories()) {
            String only = modules.size() == 1 ? modules.keySet().iterator().next() : ModuleNames.guess(directory);
            found.computeIfAbsent(ModuleNames.of(directory, places).orElse(only), name -> new ArrayList<>())
                    .add(directory);
        }
        for (Map.Entry<String, List<Path>> module : found.entrySet()) {
            if (module.getValue().isEmpty()) {
                judging.expect(module.getKey());
            } else {
                judging.add(
                        files(module.getKey(), modules.get(module.getKey()), module.getValue(), null)
                                .load(),
                        ModuleState.State.COMPLETE);
            }
        }
    }

    private ModuleFiles files(
            String name, @Nullable MavenProject module, List<Path> results, @Nullable String sessionId)
            throws MojoExecutionException {
        Path root = project.getBasedir().toPath();
        if (module == null) {
            return new ModuleFiles(name, results, sessionId, root.resolve(name).resolve(Baseline.FILE_NAME), null);
        }
        // As the setting says; this goal's own parameter has been resolved below the root.
        String named = session.getUserProperties().getProperty("memoryBudget.baseline", Baseline.FILE_NAME);
        Path tagged = taggedBaseline == null ? null : Reactor.inModule(taggedBaseline.toPath(), root, module);
        return new ModuleFiles(
                name,
                results,
                sessionId,
                module.getBasedir().toPath().resolve(named),
                tagged(tagged != null && Files.exists(tagged) ? tagged : null));
    }

    /** Modules may be newer than the tag, so that one without it is no fault; if none has it, it is misspelt. */
    private void checkTagged(MavenProject root) throws MojoExecutionException {
        if (taggedBaseline == null) {
            return;
        }
        Path file = taggedBaseline.toPath();
        Path directory = root.getBasedir().toPath();
        if (Reactor.withTests(session).stream()
                .noneMatch(module -> Files.exists(Reactor.inModule(file, directory, module)))) {
            throw new MojoExecutionException("memoryBudget.taggedBaseline: no module has " + file
                    + ", nor a file at that place below its own" + " directory");
        }
    }
}
