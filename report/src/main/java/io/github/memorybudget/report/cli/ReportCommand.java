package io.github.memorybudget.report.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code report}. */
@CommandLine.Command(
        name = "report",
        description = "Writes the report of one module. Fails nothing.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @CommandLine.Mixin
    ResultOptions results = new ResultOptions();

    @CommandLine.Mixin
    OutputOptions output = new OutputOptions();

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        output.write(results.judge(), output.sources(), line);
        return CommandLine.ExitCode.OK;
    }
}
