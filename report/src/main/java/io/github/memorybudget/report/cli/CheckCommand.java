package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.model.Report;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code check}. */
@CommandLine.Command(
        name = "check",
        description = "Writes the report of one module, and fails where a budget or the baseline is exceeded.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @CommandLine.Mixin
    ResultOptions results = new ResultOptions();

    @CommandLine.Mixin
    OutputOptions output = new OutputOptions();

    @CommandLine.Mixin
    PolicyOptions policy = new PolicyOptions();

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Report report = results.judge();
        output.write(report, output.sources(), line);
        return policy.check(report, results.acceptCommand(), line.getErr());
    }
}
