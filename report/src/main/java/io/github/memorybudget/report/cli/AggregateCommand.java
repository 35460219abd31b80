package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.aggregate.ModuleNames;
import io.github.memorybudget.report.aggregate.ResultTrees;
import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.run.ModuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code aggregate}. */
@CommandLine.Command(
        name = "aggregate",
        description = "Writes one report of several modules, or of the shards of a CI build, and fails as check does.",
        mixinStandardHelpOptions = true)
final class AggregateCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "DIRECTORY",
            description = "Directories with results, at any depth. A module is named by the directory that holds"
                    + " target/memory-budget/results, or build/memory-budget-results")
    List<Path> directories = List.of();

    @CommandLine.Option(
            names = "--title",
            defaultValue = "",
            description = "What was tested, such as the project's name")
    String title = "";

    @CommandLine.Option(
            names = "--baseline",
            paramLabel = "MODULE=FILE",
            description = "A module's accepted figures. Default: memory-baseline.json in the module's directory")
    Map<String, Path> baselines = new TreeMap<>();

    @CommandLine.Option(
            names = "--attempts",
            defaultValue = "WORST",
            description = "Which attempt of a rerun test counts: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    AttemptPolicy attempts = AttemptPolicy.WORST;

    @CommandLine.Mixin
    OutputOptions output = new OutputOptions();

    @CommandLine.Mixin
    PolicyOptions policy = new PolicyOptions();

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        ResultTrees trees = ResultTrees.below(directories);
        Map<String, List<Path>> modules = new TreeMap<>();
        trees.directories()
                .forEach(directory -> modules.computeIfAbsent(ModuleNames.guess(directory), name -> new ArrayList<>())
                        .add(directory));
        for (String named : baselines.keySet()) {
            if (!modules.containsKey(named)) {
                throw new CommandLine.ParameterException(
                        line,
                        "--baseline: there are no results of a module \"" + named + "\"; there are of "
                                + modules.keySet());
            }
        }
        Judging judging = new Judging(title, attempts);
        trees.problems().forEach(judging::add);
        for (Map.Entry<String, List<Path>> module : modules.entrySet()) {
            judging.add(
                    new ModuleFiles(module.getKey(), module.getValue(), null, baseline(module), null).load(),
                    ModuleState.State.COMPLETE);
        }
        Report report = judging.report();
        output.write(report, output.sources(modules), line);
        return policy.check(
                report, "java -jar memory-budget-report-cli.jar update-baseline, for each module", line.getErr());
    }

    private Path baseline(Map.Entry<String, List<Path>> module) {
        Path named = baselines.get(module.getKey());
        return named != null
                ? named
                : ModuleNames.directory(module.getValue().get(0)).resolve(Baseline.FILE_NAME);
    }
}
