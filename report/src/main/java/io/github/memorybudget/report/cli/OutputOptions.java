package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.ci.CiOutput;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import io.github.memorybudget.report.run.ReportOutput;
import io.github.memorybudget.report.source.SourceRoots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a report is written. */
final class OutputOptions {

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "DIRECTORY",
            defaultValue = "memory-budget-report",
            description = "Where the report's files are written: index.html with what it needs, report.md, report.json,"
                    + " junit.xml, metrics.prom and gl-code-quality-report.json. Default: ${DEFAULT-VALUE}")
    Path output = Path.of("memory-budget-report");

    @CommandLine.Option(
            names = "--sources",
            paramLabel = "DIRECTORY",
            description = "Directories of the tests' sources, by which annotations find their lines."
                    + " Default: src/test/java and src/test/kotlin, for aggregate those of each module")
    @Nullable
    List<Path> sources;

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

    @CommandLine.Option(
            names = "--history-module",
            paramLabel = "NAME",
            description = "By what this report's builds are known in a history that modules share. Default: the title")
    @Nullable
    String historyModule;

    /** Where tests of one module are written. */
    SourceRoots sources() {
        return new SourceRoots(sources == null ? ModuleSources.BELOW_A_MODULE : sources);
    }

    /** Where tests of several modules are written. @param results their results' directories by their names */
    SourceRoots sources(Map<String, List<Path>> results) {
        return sources == null
                ? ModuleSources.of(results)
                : new SourceRoots(results.keySet().stream().collect(Collectors.toMap(name -> name, name -> sources)));
    }

    void write(Report measured, SourceRoots roots, CommandLine line) throws IOException {
        ReportFiles files = new ReportFiles(output);
        ReportOutput all = new ReportOutput(files, line.getErr()::println)
                .withHistory(history, historyModule == null ? measured.title() : historyModule);
        Report report = all.write(measured, roots);
        ConsoleSummary.render(report).forEach(line.getOut()::println);
        if (ciOutput) {
            all.show(new CiOutput(System.getenv(), line.getOut()::println), report, roots);
        }
        line.getOut().println("Report: " + files.html());
    }
}
