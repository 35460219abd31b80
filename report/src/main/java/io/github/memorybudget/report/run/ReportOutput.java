package io.github.memorybudget.report.run;

import io.github.memorybudget.report.ci.CiOutput;
import io.github.memorybudget.report.history.HistoryFile;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.figures.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report with all that goes with it. Only the report's own files must succeed: a history that is broken, or a CI
 * system's summary that can't be written, is a warning, since it must not hide what was judged.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportOutput {

    private final ReportFiles files;
    private final Consumer<String> warnings;
    private @Nullable Path history;
    private String historyModule = "";

    /**
     * Output without a history.
     *
     * @param warnings takes what could not be done, a line each
     */
    public ReportOutput(ReportFiles files, Consumer<String> warnings) {
        this.files = files;
        this.warnings = warnings;
    }

    /**
     * The same with a history.
     *
     * @param file the history's file, or null for none
     * @param module by what the report's builds are known in it
     */
    public ReportOutput withHistory(@Nullable Path file, String module) {
        history = file;
        historyModule = module;
        return this;
    }

    /**
     * Writes the files.
     *
     * @return the report with its history, if there is one
     * @throws IOException if a file of the report can't be written; the message names it
     */
    public Report write(Report report, SourceLocations locations) throws IOException {
        Report whole = withHistory(report);
        files.write(whole, locations);
        return whole;
    }

    /** Shows the report by what the CI system has for it. */
    public void show(CiOutput ci, Report report, SourceLocations locations) {
        ci.annotate(report, locations);
        summarize(ci, report);
    }

    /** Adds the report to the CI system's summary. */
    public void summarize(CiOutput ci, Report report) {
        try {
            ci.summarize(report);
        } catch (IOException unwritable) {
            warn("The summary for GitHub can't be written: " + unwritable);
        }
    }

    private Report withHistory(Report report) {
        if (history == null) {
            return report;
        }
        try {
            return new HistoryFile(history).add(report, historyModule);
        } catch (IOException unusable) {
            warn("The history " + history + " can't be used, and is left out: " + unusable);
            return report;
        }
    }

    private void warn(String line) {
        warnings.accept(Visible.log(line));
    }
}
