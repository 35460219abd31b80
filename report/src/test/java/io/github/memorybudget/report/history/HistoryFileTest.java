package io.github.memorybudget.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.History;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.model.TestRun;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import io.github.memorybudget.report.render.html.HtmlReport;
import io.github.memorybudget.report.render.json.JsonReport;
import io.github.memorybudget.report.render.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = directory.resolve("cache/history.jsonl");
    }

    private static TestResult result(TestIdentity test, int build, long retained) {
        return new Builder(test, Verdict.PASS, MemoryPattern.HEALTHY)
                .startedAt(Samples.NOON.plus(Duration.ofHours(build)))
                .figures(new Figures(
                        Samples.figure(65_536L, 100_000, retained),
                        Samples.figure(null, 7),
                        null,
                        null,
                        null,
                        List.of()))
                .build();
    }

    private Report build(int number, long retained) throws IOException {
        return build("", number, retained);
    }

    private Report build(String module, int number, long retained) throws IOException {
        return new HistoryFile(file).add(SampleReport.of(result(Samples.test("loads"), number, retained)), module);
    }

    private static History history(Report report) {
        return Objects.requireNonNull(report.history());
    }

    private static List<Series> ofTest(Report report) {
        return history(report).of(report.tests().get(0));
    }

    @Test
    void addsALineABuildAndNotTheSameResultsTwice() throws IOException {
        build(1, 1_000);
        build(2, 2_000);
        Report again = build(2, 2_000);

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"type\":\"build\",\"schema\":1,\"module\":\"\",\"at\":\"2026-11-23T13:00:00.123Z\",\"figures\":["
                                + "{\"test\":\"com.acme.CatalogTest#loads()\",\"environment\":\"17-G1-true-false-amd64\","
                                + "\"retained\":1000}]}",
                        "{\"type\":\"build\",\"schema\":1,\"module\":\"\",\"at\":\"2026-11-23T14:00:00.123Z\",\"figures\":["
                                + "{\"test\":\"com.acme.CatalogTest#loads()\",\"environment\":\"17-G1-true-false-amd64\","
                                + "\"retained\":2000}]}");
        assertThat(ofTest(again)).singleElement().satisfies(series -> {
            assertThat(series.metricName()).isEqualTo("retained");
            assertThat(series.levels()).containsExactly(1_000L, 2_000L);
            assertThat(series.drifts()).isFalse();
        });
    }

    @Test
    void callsOutWhatGrowsSlowlyAndNothingElse() throws IOException {
        Report report = build(0, 10_000);
        for (int i = 1; i < 10; i++) {
            report = build(i, 10_000 + 600L * i);
        }

        assertThat(history(report).builds()).isEqualTo(10);
        assertThat(history(report).drifting()).hasSize(1);
        String words =
                "retained +600 B a build (95 % between +600 B and +600 B) over 10 builds, from 9.8 KB to 15.0 KB";
        assertThat(ConsoleSummary.render(report)).anyMatch(line -> line.contains("1 figure slowly growing"));
        assertThat(String.join(" ", ConsoleSummary.render(report)).replaceAll(" +", " "))
                .contains("GROWING CatalogTest#loads() " + words);
        assertThat(MarkdownReport.render(report))
                .contains("**Slow growth over the last 10 builds**")
                .contains("| 📈 | <code>CatalogTest&#35;loads()</code> | retained | 9.8 KB | 15.0 KB | +600 B a build");
        assertThat(HtmlReport.render(report))
                .contains("Slow growth over the last 10 builds", "class=\"plot builds leak\"", ">budget 64 KB</text>")
                .contains("retained, grows: +600 B a build");
        assertThat(JsonReport.render(report))
                .contains(
                        "\"growing\":[\n{\"test\":\"com.acme.CatalogTest#loads()\",\"metric\":\"retained\",\"levels\":[10000,");
    }

    @Test
    void saysNothingOfNoiseOfAStepNorOfLittle() throws IOException {
        long[][] quiet = {
            {10_000, 10_400, 9_800, 10_200, 9_900, 10_300, 10_100, 9_700, 10_000, 10_200},
            {1_000, 1_000, 9_000, 9_000, 9_000, 9_000, 9_000, 9_000, 9_000, 9_000},
            {100_000, 100_008, 100_016, 100_024, 100_032, 100_040, 100_048, 100_056, 100_064, 100_072},
            {19_000, 18_000, 17_000, 16_000, 15_000, 14_000, 13_000, 12_000, 11_000, 10_000}
        };
        for (long[] levels : quiet) {
            Files.deleteIfExists(file);
            Report report = build(0, levels[0]);
            for (int i = 1; i < levels.length; i++) {
                report = build(i, levels[i]);
            }
            assertThat(ofTest(report)).hasSize(1);
            assertThat(history(report).drifting()).isEmpty();
        }
    }

    @Test
    void looksAtTheLastBuildsOnly() throws IOException {
        Report report = build(0, 1);
        for (int i = 1; i < HistoryFile.BUILDS + 5; i++) {
            report = build(i, i);
        }

        // What is not looked at any more need not be handed from build to build.
        assertThat(Files.readAllLines(file))
                .hasSize(HistoryFile.BUILDS)
                .first()
                .asString()
                .contains("\"retained\":5}");
        assertThat(ofTest(report).get(0).levels())
                .hasSize(HistoryFile.BUILDS)
                .startsWith(5L)
                .endsWith(34L);
    }

    @Test
    void modulesShareAFile() throws IOException {
        build("core", 1, 1_000);
        build("web", 2, 50_000);
        Report report = build("core", 3, 2_000);

        assertThat(ofTest(report).get(0).levels()).containsExactly(1_000L, 2_000L);
    }

    @Test
    void modulesThatAreBuiltAtTheSameTimeLoseNoLine() {
        IntStream.range(0, 40).parallel().forEach(i -> {
            try {
                build("m" + i, i, i);
            } catch (IOException unexpected) {
                throw new AssertionError(unexpected);
            }
        });

        assertThat(file)
                .content()
                .satisfies(text -> assertThat(text.lines())
                        .hasSize(40)
                        .allMatch(line -> line.startsWith("{\"type\":\"build\"") && line.endsWith("}]}")));
    }

    @Test
    void aBrokenLineCostsNoOther() throws IOException {
        build(1, 1_000);
        Files.writeString(file, "{\"type\":\"build\",\"schema\":1,\"mod", StandardOpenOption.APPEND);
        build(2, 2_000);
        Report report = build(3, 3_000);

        assertThat(ofTest(report).get(0).levels()).containsExactly(1_000L, 2_000L, 3_000L);
        assertThat(history(report).notes())
                .singleElement()
                .asString()
                .startsWith("history.jsonl:2 is no line of a build: ");
        assertThat(HtmlReport.render(report)).contains("history.jsonl:2 is no line of a build");
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @Test
    void passesOverLinesOfOtherKindsAndOfALaterFormat() throws IOException {
        build(1, 1_000);
        Files.writeString(
                file,
                "{\"type\":\"comment\",\"text\":{\"a\":[1]}}\n{\"type\":\"build\",\"schema\":2,\"module\":\"\",\"at\":\"later\"}\n\n",
                StandardOpenOption.APPEND);
        Report report = build(2, 2_000);

        assertThat(ofTest(report).get(0).levels()).containsExactly(1_000L, 2_000L);
        assertThat(history(report).notes()).isEmpty();
    }

    @Test
    void keepsNothingWhereNothingWasMeasured() throws IOException {
        Report empty = new Report("", List.of(), List.of(), List.of());

        assertThat(new HistoryFile(file).add(empty, "")).isSameAs(empty);
        assertThat(file).doesNotExist();
    }

    @Test
    void anyNameComesBackAsItWas() throws IOException {
        for (String hostile : Hostile.NAMES) {
            Files.deleteIfExists(file);
            TestIdentity test =
                    new TestIdentity("com.acme." + hostile, hostile, List.of(hostile), hostile, "[id:" + hostile + "]");
            Report report = SampleReport.of();
            for (int i = 0; i < 6; i++) {
                report = new HistoryFile(file).add(SampleReport.of(result(test, i, 10_000 + 1_000L * i)), "");
            }

            // Half of a pair is no character, and is not written as one.
            if (!hostile.startsWith("\ud800")) {
                assertThat(history(report).drifting()).as(hostile).hasSize(1);
                assertThat(history(report).drifting().get(0).levels()).hasSize(6);
            }
            assertThat(Files.readAllLines(file)).hasSize(6);
            assertThat(MarkdownReport.render(report)).doesNotContain("<script>", "<img", "\u202e", "\u001b");
            assertThat(HtmlReport.render(report)).doesNotContain("<script>", "<img", "\u202e", "\u001b");
            assertThat(ConsoleSummary.render(report))
                    .noneMatch(line -> line.strip().startsWith("::"));
        }
    }

    @Test
    void aLineThatWasCutWithinACharacterCostsNoOther() throws IOException {
        build(1, 1_000);
        byte[] cut = "{\"type\":\"build\",\"schema\":1,\"module\":\"é".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(cut, cut.length - 1), StandardOpenOption.APPEND);
        build(2, 2_000);
        Report report = build(3, 3_000);

        assertThat(ofTest(report).get(0).levels()).containsExactly(1_000L, 2_000L, 3_000L);
    }

    @Test
    void trimsItsOwnModuleOnly() throws IOException {
        build("web", 1, 50_000);
        Files.writeString(file, "{\"type\":\"build\",\"sch\n", StandardOpenOption.APPEND);
        for (int i = 2; i < 3 * HistoryFile.BUILDS; i++) {
            build("core", i, i);
            Files.writeString(file, "# " + i + "\n", StandardOpenOption.APPEND);
        }
        List<String> lines = Files.readAllLines(file);

        assertThat(lines.stream().filter(line -> line.contains("\"module\":\"core\"")))
                .hasSize(HistoryFile.BUILDS)
                .allMatch(line -> line.endsWith("}]}"));
        // What somebody else wrote there is theirs.
        assertThat(lines.stream().filter(line -> line.startsWith("# "))).hasSize(3 * HistoryFile.BUILDS - 2);
        assertThat(lines.get(0)).contains("\"module\":\"web\"");
        assertThat(history(build("web", 100, 1)).builds()).isEqualTo(2);
    }

    @Test
    void aBuildThatStandsThereTwiceCountsOnce() throws IOException {
        build(1, 1_000);
        build(2, 2_000);
        Files.write(file, List.of(Files.readAllLines(file).get(0)), StandardOpenOption.APPEND);
        Report report = build(3, 3_000);

        assertThat(ofTest(report).get(0).levels()).containsExactly(1_000L, 2_000L, 3_000L);
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void namesFewOfManyBrokenLines() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no line of a build\n".repeat(1_000));

        assertThat(history(build(1, 1)).notes()).hasSize(21).last().asString().contains("980 more lines");
    }

    @Test
    void whatThisBuildDidNotMeasureHasNoLatestFigure() throws IOException {
        build(1, 1_000);
        build(2, 2_000);
        TestResult cold = new Builder(Samples.test("loads"), Verdict.PASS, MemoryPattern.HEALTHY)
                .startedAt(Samples.NOON.plus(Duration.ofHours(3)))
                .figures(new Figures(
                        Samples.figure(65_536L, 7), null, null, null, new ThreadsFigure(0, 0, List.of()), List.of()))
                .build();
        Report report = new HistoryFile(file).add(SampleReport.of(cold), "");

        assertThat(ofTest(report)).isEmpty();
    }

    @Test
    void endsWithTheBuildThatIsReportedOnceMore() throws IOException {
        build(1, 1_000);
        build(2, 2_000);
        build(3, 9_000);

        assertThat(ofTest(build(2, 2_000)).get(0).levels()).containsExactly(1_000L, 2_000L);
    }

    @Test
    void addsNoLineWithoutFiguresAndSaysWhy() throws IOException {
        TestResult cold = new Builder(Samples.test("loads"), Verdict.PASS, MemoryPattern.HEALTHY)
                .figures(new Figures(Samples.figure(65_536L, 7), null, null, null, null, List.of()))
                .build();
        Report report = new HistoryFile(file).add(SampleReport.of(cold), "");

        assertThat(file).doesNotExist();
        assertThat(history(report).notes()).singleElement().asString().contains("-DmemoryBudget.measureWarm=true");
    }

    @Test
    void keepsWhatTheReportShows() throws IOException {
        TestResult[] many = IntStream.range(0, 2_100)
                .mapToObj(i -> result(Samples.test("t" + i), 1, i))
                .toArray(TestResult[]::new);
        new HistoryFile(file).add(SampleReport.of(many), "");

        assertThat(Files.readString(file).split("\"test\":")).hasSize(2_001);
    }

    @Test
    void leavesOutModulesThatTheBuildLeftOut() throws IOException {
        ResultSet results = new ResultSet(
                List.of(new JvmResults(
                        Samples.JVM, List.of(new TestRun(List.of(result(Samples.test("loads"), 1, 7)))), List.of())),
                List.of(),
                List.of());
        Judging judging = new Judging("all", AttemptPolicy.WORST);
        judging.add(new Module("now", results), ModuleState.State.COMPLETE);
        judging.add(new Module("before", results), ModuleState.State.EARLIER);
        new HistoryFile(file).add(judging.report(), "");

        assertThat(file).content().contains("\"module\":\"now\"").doesNotContain("\"before\"");
    }
}
