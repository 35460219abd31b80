package io.github.memorybudget.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    @TempDir
    Path directory;

    @Test
    void writesItsFilesAndLeavesNothingElse() throws IOException {
        new ReportFiles(directory.resolve("site/memory-budget")).write(SampleReport.withEverything());

        try (Stream<Path> files = Files.list(directory.resolve("site/memory-budget"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "index.html",
                            "style.css",
                            "report.js",
                            "report.md",
                            "report.json",
                            "gl-code-quality-report.json",
                            "metrics.prom",
                            "junit.xml");
        }
    }

    @Test
    void writesTheSameBytesAgainWhateverTheLocale() throws IOException {
        // A place where a developer can look at them.
        ReportFiles first = new ReportFiles(Path.of("target", "sample-report"));
        ReportFiles second = new ReportFiles(directory);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("en"));
            first.write(SampleReport.withEverything());
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            second.write(SampleReport.withEverything());
        } finally {
            Locale.setDefault(before);
        }

        assertThat(second.html()).hasSameBinaryContentAs(first.html());
        assertThat(second.markdown()).hasSameBinaryContentAs(first.markdown());
        assertThat(second.metrics()).hasSameBinaryContentAs(first.metrics());
        assertThat(second.junit()).hasSameBinaryContentAs(first.junit());
        assertThat(second.codeQuality()).hasSameBinaryContentAs(first.codeQuality());
        assertThat(second.json()).hasSameBinaryContentAs(first.json());
    }

    @Test
    void takesAwayThePagesOfTestsThatAreGone() throws IOException {
        TestResult[] many = IntStream.range(0, 150)
                .mapToObj(i -> Samples.healthy(Samples.named("t" + i)))
                .toArray(TestResult[]::new);
        ReportFiles files = new ReportFiles(directory);
        files.write(SampleReport.of(many));
        Files.createFile(directory.resolve("tests/someone-elses.html"));
        assertThat(directory.resolve("tests")).isDirectoryContaining("glob:**/test-*.html");

        files.write(SampleReport.of(Arrays.copyOf(many, 120)));
        try (Stream<Path> pages = Files.list(directory.resolve("tests"))) {
            assertThat(pages).hasSize(121);
        }
        files.write(SampleReport.of(many[0]));
        try (Stream<Path> pages = Files.list(directory.resolve("tests"))) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactly("someone-elses.html");
        }
    }

    @Test
    void replacesWhatStoodThere() throws IOException {
        ReportFiles files = new ReportFiles(directory);
        files.write(SampleReport.withEverything());
        files.write(new Report("empty", List.of(), List.of(), List.of()));

        assertThat(files.html()).content().contains("Nothing was measured").doesNotContain("CatalogTest");
    }

    @Test
    void namesTheDirectoryThatCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("taken"));

        assertThatThrownBy(() -> new ReportFiles(file).write(SampleReport.withEverything()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken");
    }
}
