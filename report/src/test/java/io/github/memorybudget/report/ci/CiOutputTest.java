package io.github.memorybudget.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.SampleReport;
import io.github.memorybudget.report.render.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiOutputTest {

    @TempDir
    Path directory;

    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());

    private void show(Map<String, String> environment, Report report) throws IOException {
        new CiOutput(environment, printed::add).show(report, SourceLocations.NONE);
    }

    @Test
    void addsToTheSummaryOfAStepAndAnnotates() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "before\n");
        Report report = SampleReport.of(Samples.leak());

        show(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()), report);

        assertThat(summary).content().isEqualTo("before\n" + MarkdownReport.render(report) + "\n");
        assertThat(printed).hasSize(1).first().asString().startsWith("::error title=");
    }

    @Test
    void saysNothingElsewhereOrOfNothing() throws IOException {
        Path summary = directory.resolve("summary.md");

        show(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), SampleReport.of(Samples.leak()));
        show(
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
                new Report("", List.of(), List.of(), List.of()));

        assertThat(summary).doesNotExist();
        assertThat(printed).isEmpty();
    }

    @Test
    void addsNoMoreThanGitHubTakes() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "x".repeat((1 << 20) - (66 << 10)));
        Map<String, String> environment = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
        Report report = SampleReport.of(Samples.leak());
        for (int i = 0; i < 1_000; i++) {
            show(environment, report);
        }

        assertThat(summary).content().contains("Memory budget: 1 of 1 test is over budget; no room for more");
        assertThat(Files.size(summary)).isLessThan(1 << 20);
    }

    @Test
    void modulesThatAreBuiltAtTheSameTimeDoNotMix() throws IOException {
        Path summary = directory.resolve("summary.md");
        Report report = SampleReport.withEverything();
        IntStream.range(0, 20).parallel().forEach(i -> {
            try {
                show(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()), report);
            } catch (IOException unexpected) {
                throw new AssertionError(unexpected);
            }
        });

        assertThat(summary).content().isEqualTo((MarkdownReport.render(report) + "\n").repeat(20));
    }
}
