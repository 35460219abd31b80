package io.github.memorybudget.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.history.HistoryFile;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.model.TestRun;
import io.github.memorybudget.report.render.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    /** Tests of which each has a page, a comparison with a baseline, and a history. */
    private static Report ofMany(Path history) throws IOException {
        TestResult[] many = IntStream.range(0, 150)
                .mapToObj(i ->
                        i % 10 == 0 ? Samples.leak(Samples.test("t" + i), 1) : Samples.healthy(Samples.test("t" + i)))
                .toArray(TestResult[]::new);
        Files.write(
                history,
                List.of("{\"type\":\"build\",\"schema\":1,\"module\":\"\",\"at\":\"2026-11-22T12:00:00Z\",\"figures\":["
                        + "{\"test\":\"com.acme.CatalogTest#t0()\",\"environment\":\"17-G1-true-false-amd64\","
                        + "\"retained\":7}]}"));
        Report plain = SampleReport.of(many);
        Compared row = new Compared(
                "", "com.acme.CatalogTest#t0()", "17", Metric.RETAINED, null, Change.REGRESSED, 1L, 9L, 2L, null);
        Report compared = new Report(
                plain.title(),
                plain.counts(),
                plain.tests(),
                plain.more(),
                plain.lost(),
                plain.problems(),
                new Comparison(List.of("b.json"), Map.of(Change.REGRESSED, 1), List.of(row), List.of(row)),
                List.of());
        return new HistoryFile(history).add(compared, "");
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void writesTheSamePagesComparisonAndHistoryAgain() throws IOException {
        new ReportFiles(directory.resolve("a")).write(ofMany(directory.resolve("1.jsonl")));
        new ReportFiles(directory.resolve("b")).write(ofMany(directory.resolve("2.jsonl")));

        Map<String, String> first = texts(directory.resolve("a"));
        assertThat(first).hasSize(8 + 150).isEqualTo(texts(directory.resolve("b")));
        assertThat(first.get("index.html")).contains("Compared with the baseline");
        assertThat(first.values()).anyMatch(text -> text.contains("class=\"plot builds"));
    }

    @Test
    void makesPagesOnceOfAReportThatGrows() throws IOException {
        Report report = ofMany(directory.resolve("1.jsonl"));
        ReportFiles files = new ReportFiles(directory.resolve("a"));
        files.update(report);
        List<Path> pages;
        try (Stream<Path> all = Files.list(directory.resolve("a/tests"))) {
            pages = all.toList();
        }
        Files.writeString(pages.get(0), "as it was");
        Files.delete(files.html());
        files.update(report);

        assertThat(pages.get(0)).content().isEqualTo("as it was");
        assertThat(files.html()).exists();
        assertThat(files.junit()).doesNotExist();
        files.write(report, SourceLocations.NONE);
        assertThat(pages.get(0)).content().contains("<!DOCTYPE html>");
        assertThat(files.junit()).exists();
        files.update(report);
        assertThat(files.junit()).doesNotExist();
    }

    @Test
    void writesTheSameOfAReportThatGrowsAsOfTheWhole() throws IOException {
        ReportFiles growing = new ReportFiles(directory.resolve("growing"));
        Judging judging = new Judging("growing", AttemptPolicy.WORST);
        for (int module = 1; module <= 3; module++) {
            // The same test in each, so that what was there before is named anew.
            List<TestRun> runs = Stream.of("same", "own" + module)
                    .map(test -> new TestRun(List.of(Samples.healthy(Samples.named(test)))))
                    .toList();
            ResultSet results =
                    new ResultSet(List.of(new JvmResults(Samples.JVM, runs, List.of())), List.of(), List.of());
            judging.add(new Module("shop", results), ModuleState.State.COMPLETE);
            growing.update(judging.report());

            assertThat(growing.html()).content().isEqualTo(HtmlReport.render(judging.report()));
        }
        assertThat(growing.html()).content().contains("own1", "own2", "own3");
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
