package io.github.memorybudget.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private String results(String place, TestResult... results) throws IOException {
        List<String> lines = new ArrayList<>(List.of(ResultFormat.toJson(Samples.JVM)));
        for (TestResult result : results) {
            lines.add(ResultFormat.toJson(result));
        }
        Path folder = Files.createDirectories(directory.resolve(place));
        Files.write(folder.resolve("1-" + place.replace('/', '-') + ".jsonl"), lines);
        return folder.toString();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void checkWritesTheReportAndFailsForAViolation() throws IOException {
        String leak = results("leak", Samples.leak());

        assertThat(run("check", "-o", file("o"), "--title", "shop", leak)).isEqualTo(1);
        assertThat(err.toString()).contains("LEAK  CatalogTest.loads()  retained 2,097,176 B, budget 65,536 B");
        assertThat(out.toString()).contains("Report: " + directory.resolve("o/index.html"));
        assertThat(directory.resolve("o/report.json")).content().contains("\"title\":\"shop\"");

        assertThat(run("check", "-o", file("o"), "--no-fail-on-violation", leak))
                .isZero();
        assertThat(run("report", "-o", file("o"), leak)).isZero();
        assertThat(run("check", "-o", file("o"), results("healthy", Samples.healthy())))
                .isZero();
    }

    @Test
    void checkFailsForLostAndForNoResults() throws IOException {
        assertThat(run("check", "-o", file("o"), file("missing"))).isEqualTo(1);
        assertThat(err.toString()).contains("missing: is not a directory");
        assertThat(run("check", "-o", file("o"), "--no-fail-on-lost-results", file("missing")))
                .isZero();
        assertThat(run("check", "-o", file("o"), "--fail-if-no-results", "--no-fail-on-lost-results", results("none")))
                .isEqualTo(1);
        String unjudged = results("unjudged", Samples.inconclusive());
        assertThat(run("check", "-o", file("o"), unjudged)).isZero();
        assertThat(run("check", "-o", file("o"), "--fail-on-inconclusive", unjudged))
                .isEqualTo(1);
    }

    @Test
    void acceptsFiguresAndChecksAgainstThem() throws IOException {
        String baseline = file("accepted.json");
        String small = results("small", Samples.leak());

        assertThat(run("update-baseline", "--baseline", baseline, small)).isEqualTo(1);
        assertThat(err.toString()).contains("leak not accepted  com.acme.CatalogTest#loads() fingerprint 3f2a9c1b");
        assertThat(out.toString()).contains("Written: " + baseline);
        assertThat(run("check", "-o", file("o"), "--baseline", baseline, small)).isEqualTo(1);

        assertThat(run("update-baseline", "--baseline", baseline, "--allow-loosening", small))
                .isZero();
        assertThat(run("check", "-o", file("o"), "--baseline", baseline, small)).isZero();
        assertThat(out.toString()).contains("1 known");

        assertThat(run("update-baseline", "--baseline", baseline, file("missing")))
                .isEqualTo(3);
    }

    @Test
    void aMergeThatWasNotFinishedIsNotWrittenOver() throws IOException {
        Path baseline = directory.resolve("accepted.json");
        String conflict = "{\"schema\":1,\n<<<<<<< HEAD\n\"environments\":{}}\n";
        Files.writeString(baseline, conflict);

        assertThat(run("update-baseline", "--baseline", baseline.toString(), results("a", Samples.healthy())))
                .isEqualTo(3);
        assertThat(err.toString()).contains(baseline + ":2: ");
        assertThat(baseline).hasContent(conflict);
    }

    @Test
    void aRegressionNamesTheCommandThatAcceptsIt() throws IOException {
        Path baseline = directory.resolve("accepted.json");
        Files.writeString(
                baseline,
                "{\"schema\":1,\"environments\":{\"17-G1-true-false-amd64\":{\"com.acme.CatalogTest#loads()\":"
                        + "{\"allocated\":1000}}}}");
        String leak = results("leak", Samples.leak());

        assertThat(run("check", "-o", file("o"), "--no-fail-on-violation", "--baseline", baseline.toString(), leak))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("REGRESSED  CatalogTest#loads()  allocated 4,200,000 B, accepted 1,000 B")
                .contains("To accept them: java -jar memory-budget-report-cli.jar update-baseline --allow-loosening"
                        + " --baseline " + baseline + " " + leak);
        assertThat(run(
                        "check",
                        "-o",
                        file("o"),
                        "--no-fail-on-violation",
                        "--no-fail-on-regression",
                        "--baseline",
                        baseline.toString(),
                        leak))
                .isZero();
        assertThat(run(
                        "check",
                        "-o",
                        file("o"),
                        "--no-fail-on-violation",
                        "--no-fail-on-regression",
                        "--baseline",
                        baseline.toString(),
                        "--tagged-baseline",
                        file("none.json"),
                        leak))
                .isEqualTo(3);
        assertThat(err.toString()).contains("none.json: the tagged baseline does not exist");
    }

    @Test
    void aggregateNamesModulesByTheirDirectories() throws IOException {
        results("shards/1/core/target/memory-budget/results", Samples.leak());
        results("shards/2/web/target/memory-budget/results", Samples.healthy());

        assertThat(run("aggregate", "-o", file("o"), file("shards"))).isEqualTo(1);
        assertThat(err.toString()).contains("LEAK  CatalogTest.loads() (core)");
        assertThat(directory.resolve("o/report.json"))
                .content()
                .contains("{\"name\":\"core\",\"state\":\"complete\",\"tests\":1,\"violations\":1}")
                .contains("{\"name\":\"web\",\"state\":\"complete\",\"tests\":1,\"violations\":0}");
        assertThat(run("aggregate", "--baseline", "cor=x.json", file("shards"))).isEqualTo(2);
        assertThat(err.toString()).contains("no results of a module \"cor\"; there are of [core, web]");
    }

    @Test
    void suggestsBudgets() throws IOException {
        assertThat(run("suggest", results("healthy", Samples.noted()))).isZero();
        assertThat(out.toString()).contains("@MemoryBudget(retained = \"1 KB\"");
    }

    @Test
    void tellsAMalformedCommandLineFromAnUnreadableFile() throws IOException {
        assertThat(run("check", "--drift", "10", results("a"))).isEqualTo(2);
        assertThat(err.toString()).contains("--drift: \"10\" is not a share");
        assertThat(run("chek")).isEqualTo(2);
        assertThat(run("aggregate")).isEqualTo(2);
        Files.writeString(directory.resolve("bad.json"), "{\"schema\":9}");
        assertThat(run("check", "--baseline", file("bad.json"), results("b"))).isEqualTo(3);
        assertThat(err.toString()).contains("bad.json:1: \"schema\" is 9");
    }

    @Test
    void explainsItself() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("update-baseline").contains("Exit codes");
        assertThat(run("--version")).isZero();
    }

    @Test
    void keepsTheFiguresOfBuildsWhereItIsAskedTo() throws IOException {
        String leak = results("leak", Samples.leak());

        assertThat(run("report", "-o", file("o"), "--history", file("history.jsonl"), leak))
                .isZero();
        assertThat(run("check", "-o", file("o"), "--history", file("history.jsonl"), leak))
                .isEqualTo(1);

        assertThat(Files.readAllLines(directory.resolve("history.jsonl"))).hasSize(1);
    }

    @Test
    void modulesShareAHistory() throws IOException {
        String leak = results("leak", Samples.leak());
        String known = results("known", Samples.known());

        assertThat(run("report", "-o", file("o"), "--title", "core", "--history", file("h"), leak))
                .isZero();
        assertThat(run(
                        "report",
                        "-o",
                        file("o"),
                        "--title",
                        "web 1",
                        "--history-module",
                        "web",
                        "--history",
                        file("h"),
                        known))
                .isZero();
        assertThat(directory.resolve("h")).content().contains("\"module\":\"core\"", "\"module\":\"web\"");
    }

    @Test
    void aBrokenHistoryDoesNotHideWhatWasJudged() throws IOException {
        Files.createDirectory(directory.resolve("h"));

        assertThat(run("check", "-o", file("o"), "--history", file("h"), results("leak", Samples.leak())))
                .isEqualTo(1);
        assertThat(err.toString()).contains("The history " + file("h"), "LEAK  CatalogTest.loads()");
    }

    @Test
    void aggregatesGradlesModulesWithTheirOwnSourcesAndBaselines() throws IOException {
        String core = results("core/build/memory-budget-results", Samples.leak());
        String web = results("web/build/memory-budget-results", Samples.healthy());
        Path source = directory.resolve("core/src/test/java/com/acme/CatalogTest.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class CatalogTest {\n  void loads() {}\n}\n");
        Files.writeString(directory.resolve("web/memory-baseline.json"), "<<<<<<< HEAD\n");

        assertThat(run("aggregate", "-o", file("o"), file("web"), file("core"))).isEqualTo(3);
        assertThat(err.toString()).contains("web/memory-baseline.json:1");
        Files.delete(directory.resolve("web/memory-baseline.json"));
        assertThat(run("aggregate", "-o", file("o"), core, web)).isEqualTo(1);
        assertThat(directory.resolve("o/report.json")).content().contains("\"name\":\"core\"", "\"name\":\"web\"");
        assertThat(directory.resolve("o/gl-code-quality-report.json"))
                .content()
                .contains("core/src/test/java/com/acme/CatalogTest.java\",\"lines\":{\"begin\":2}");
    }
}
