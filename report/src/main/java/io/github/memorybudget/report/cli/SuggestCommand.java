package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.suggest.Suggestions;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code suggest}. */
@CommandLine.Command(
        name = "suggest",
        description = "Prints budgets for what was measured, ready to paste.",
        mixinStandardHelpOptions = true)
final class SuggestCommand implements Callable<Integer> {

    @CommandLine.Mixin
    ResultOptions results = new ResultOptions();

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Suggestions suggestions = new Suggestions();
        results.judge().forEachTest(suggestions::add);
        suggestions.lines().forEach(line.getOut()::println);
        return CommandLine.ExitCode.OK;
    }
}
