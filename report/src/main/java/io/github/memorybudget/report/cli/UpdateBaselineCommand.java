package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.aggregate.ResultTrees;
import io.github.memorybudget.report.render.figures.Visible;
import io.github.memorybudget.report.run.AcceptFigures;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code update-baseline}. */
@CommandLine.Command(
        name = "update-baseline",
        description = "Accepts today's figures into the baseline.",
        mixinStandardHelpOptions = true)
final class UpdateBaselineCommand implements Callable<Integer> {

    @CommandLine.Mixin
    ResultOptions results = new ResultOptions();

    @CommandLine.Option(names = "--allow-loosening", description = "Accept larger figures and new leaks too")
    boolean allowLoosening;

    @CommandLine.Option(names = "--drop-removed", description = "Take out tests that were not measured")
    boolean dropRemoved;

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        ResultTrees trees = results.trees();
        if (!trees.problems().isEmpty()) {
            // A baseline that was made of a part of the results would look whole.
            trees.problems().forEach(problem -> line.getErr().println(Visible.log(problem.describe())));
            return Main.FAULT;
        }
        AcceptFigures figures = AcceptFigures.of(results.module(trees), results.attempts, allowLoosening, dropRemoved);
        figures.lines().forEach(line.getOut()::println);
        List<String> refusal = figures.refusal(results.acceptCommand());
        refusal.forEach(line.getErr()::println);
        return refusal.isEmpty() ? CommandLine.ExitCode.OK : Main.VIOLATION;
    }
}
