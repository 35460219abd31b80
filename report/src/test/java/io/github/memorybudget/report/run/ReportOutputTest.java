package io.github.memorybudget.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.ci.CiOutput;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOutputTest {

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();

    private ReportOutput output() {
        return new ReportOutput(new ReportFiles(directory.resolve("site")), warnings::add);
    }

    @Test
    void aHistoryThatCannotBeUsedIsAWarningThatNamesIt() throws IOException {
        Report report = SampleReport.of(Samples.leak());
        Path history = Files.createDirectory(directory.resolve("history.jsonl"));

        assertThat(output().withHistory(history, "shop").write(report, SourceLocations.NONE))
                .isEqualTo(report);
        assertThat(warnings).singleElement().asString().contains(history.toString(), "is left out: ");
        assertThat(directory.resolve("site/index.html")).content().contains("CatalogTest.<wbr>loads()");
    }

    @Test
    void aSummaryThatCannotBeWrittenIsAWarningThatNamesIt() {
        Path summary = directory.resolve("missing/summary.md");
        CiOutput github =
                new CiOutput(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()), printed::add);
        output().show(github, SampleReport.of(Samples.leak()), SourceLocations.NONE);

        assertThat(printed).hasSize(1);
        assertThat(warnings).singleElement().asString().contains(summary.toString());
    }

    @Test
    void aReportThatCannotBeWrittenIsAFault() throws IOException {
        Files.createFile(directory.resolve("site"));

        assertThatThrownBy(() -> output().write(SampleReport.of(Samples.leak()), SourceLocations.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("site");
    }
}
