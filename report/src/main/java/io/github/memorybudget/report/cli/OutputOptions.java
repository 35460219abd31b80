package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** Where a report is written. */
final class OutputOptions {

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "DIRECTORY",
            defaultValue = "memory-budget-report",
            description = "Where index.html, report.md and report.json are written. Default: ${DEFAULT-VALUE}")
    Path output = Path.of("memory-budget-report");

    void write(Report report, PrintWriter out) throws IOException {
        ReportFiles files = new ReportFiles(output);
        files.write(report);
        ConsoleSummary.render(report).forEach(out::println);
        out.println("Report: " + files.html());
    }
}
