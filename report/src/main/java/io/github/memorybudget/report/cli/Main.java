package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.render.figures.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import org.apiguardian.api.API;
import picocli.CommandLine;

/**
 * The command line: what the Maven plugin's goals do, for Gradle, Bazel and others.
 *
 * <p>Exit codes: 0 where all is well, 1 where a budget or the baseline is exceeded or results are missing, 2 where the
 * command line is malformed, 3 where a file can't be read or written.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
@CommandLine.Command(
        name = "memory-budget",
        description = "Judges and reports what tests with memory budgets measured.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ReportCommand.class,
            CheckCommand.class,
            AggregateCommand.class,
            SuggestCommand.class,
            UpdateBaselineCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 all is well; 1 over budget, worse than the baseline, or results missing;",
            "2 the command line is malformed; 3 a file can't be read or written."
        })
public final class Main {

    /** A budget or the baseline is exceeded, or results are missing. */
    static final int VIOLATION = 1;

    /** A file can't be read or written. */
    static final int FAULT = 3;

    Main() {}

    /** Runs one command, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((fault, command, parsed) -> fault(err, fault))
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    private static int fault(PrintWriter err, Exception fault) throws Exception {
        if (fault instanceof IOException) {
            err.println(Visible.log(String.valueOf(fault.getMessage())));
            return FAULT;
        }
        throw fault;
    }

    /** The jar's version. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"memory-budget " + (version == null ? "(not packaged)" : version)};
        }
    }
}
