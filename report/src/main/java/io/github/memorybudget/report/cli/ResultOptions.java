package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.aggregate.ResultTrees;
import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.baseline.Tag;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.run.ModuleFiles;
import io.github.memorybudget.report.run.Tagged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where one module's results and its baseline are. */
final class ResultOptions {

    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "DIRECTORY",
            defaultValue = "target/memory-budget/results",
            description = "Directories with results, at any depth. Default: ${DEFAULT-VALUE}")
    List<Path> directories = List.of();

    @CommandLine.Option(
            names = "--title",
            defaultValue = "",
            description = "What was tested, such as the project's name")
    String title = "";

    @CommandLine.Option(
            names = "--baseline",
            defaultValue = Baseline.FILE_NAME,
            description = "The accepted figures; it need not exist. Default: ${DEFAULT-VALUE}")
    Path baseline = Path.of(Baseline.FILE_NAME);

    @CommandLine.Option(names = "--tagged-baseline", description = "An older baseline, such as the last release's")
    @Nullable
    Path taggedBaseline;

    @CommandLine.Option(
            names = "--drift",
            defaultValue = Tag.DEFAULT_DRIFT,
            description = "By how much figures may have grown since. Default: ${DEFAULT-VALUE}")
    String drift = Tag.DEFAULT_DRIFT;

    @CommandLine.Option(
            names = "--attempts",
            defaultValue = "WORST",
            description = "Which attempt of a rerun test counts: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    AttemptPolicy attempts = AttemptPolicy.WORST;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    CommandLine.Model.@Nullable CommandSpec command;

    /** The module that is made of all the directories. */
    ModuleFiles module(ResultTrees trees) {
        try {
            return new ModuleFiles("", trees.directories(), null, baseline, Tagged.of(taggedBaseline, drift));
        } catch (IllegalArgumentException malformed) {
            throw new CommandLine.ParameterException(
                    java.util.Objects.requireNonNull(command).commandLine(), "--drift: " + malformed.getMessage());
        }
    }

    ResultTrees trees() {
        return ResultTrees.below(directories);
    }

    Report judge() throws IOException {
        ResultTrees trees = trees();
        Judging judging = new Judging(title, attempts);
        trees.problems().forEach(judging::add);
        judging.add(module(trees).load());
        return judging.report();
    }

    /** The command that accepts what was judged. */
    String acceptCommand() {
        StringBuilder line =
                new StringBuilder("java -jar memory-budget-report-cli.jar update-baseline --allow-loosening");
        line.append(" --baseline ").append(baseline);
        directories.forEach(directory -> line.append(' ').append(directory));
        return line.toString();
    }
}
