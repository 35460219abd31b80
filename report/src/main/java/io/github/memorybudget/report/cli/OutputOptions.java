package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.ci.CiOutput;
import io.github.memorybudget.report.history.HistoryFile;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import io.github.memorybudget.report.source.SourceRoots;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a report is written. */
final class OutputOptions {

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "DIRECTORY",
            defaultValue = "memory-budget-report",
            description = "Where index.html, report.md and report.json are written. Default: ${DEFAULT-VALUE}")
    Path output = Path.of("memory-budget-report");

    @CommandLine.Option(
            names = "--sources",
            paramLabel = "DIRECTORY",
            description = "Directories of the tests' sources, by which annotations find their lines."
                    + " Default: src/test/java and src/test/kotlin")
    List<Path> sources = List.of(Path.of("src/test/java"), Path.of("src/test/kotlin"));

    @CommandLine.Option(
            names = "--ci-output",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "On GitHub Actions, write the step's summary and print annotations; --no-… does not")
    boolean ciOutput = true;

    @CommandLine.Option(
            names = "--history",
            paramLabel = "FILE",
            description = "A file that keeps the figures of builds; this one is added, and shown beside the last ones."
                    + " By default none")
    @Nullable
    Path history;

    void write(Report measured, PrintWriter out) throws IOException {
        Report report = history == null ? measured : new HistoryFile(history).add(measured, "");
        ReportFiles files = new ReportFiles(output);
        SourceRoots roots = new SourceRoots(sources);
        files.write(report, roots);
        ConsoleSummary.render(report).forEach(out::println);
        if (ciOutput) {
            new CiOutput(System.getenv(), out::println).show(report, roots);
        }
        out.println("Report: " + files.html());
    }
}
