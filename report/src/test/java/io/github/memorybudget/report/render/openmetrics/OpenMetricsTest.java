package io.github.memorybudget.report.render.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.Programs;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.render.ExampleResults;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenMetricsTest {

    private static final String LABELS =
            "(\\{[a-z]+=\"(?:[^\"\\\\]|\\\\[\"\\\\n])*\"(?:,[a-z]+=\"(?:[^\"\\\\]|\\\\[\"\\\\n])*\")*})?";

    @TempDir
    Path directory;

    static List<String> names() {
        return Hostile.NAMES;
    }

    @Test
    void holdsFiguresBudgetsAndTheirShare() {
        String labels =
                "{class=\"com.acme.CatalogTest\",test=\"CatalogTest.loads()\",environment=\"17-G1-true-false-amd64\",metric=\"retained\"}";

        assertThat(OpenMetrics.render(SampleReport.of(Samples.leak())))
                .contains("memory_budget_ok 0\n", "memory_budget_tests{outcome=\"violation\"} 1\n")
                .contains(
                        "# TYPE memory_budget_measured_bytes gauge\n# UNIT memory_budget_measured_bytes bytes\n# HELP ")
                .contains("memory_budget_measured_bytes" + labels + " 2097176\n")
                .contains("memory_budget_limit_bytes" + labels + " 65536\n")
                .contains("memory_budget_used_ratio" + labels + " 32.0003662109375\n")
                .contains("memory_budget_measured_threads{class=\"com.acme.CatalogTest\",")
                .contains("memory_budget_leak_bytes{class=\"com.acme.CatalogTest\",test=\"CatalogTest.loads()\","
                        + "environment=\"17-G1-true-false-amd64\",metric=\"retained\",known=\"false\"} 2097176\n")
                .endsWith("\n# EOF\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachLineIsASampleOrACommentAndEachSeriesStandsThereOnce(String hostile) {
        List<String> lines = OpenMetrics.render(Hostile.report(hostile)).lines().toList();
        Set<String> series = new HashSet<>();

        assertThat(lines.subList(0, lines.size() - 1)).doesNotContain("# EOF");
        for (String line : lines) {
            if (!line.startsWith("# ")) {
                assertThat(line).matches("memory_budget_[a-z_]+" + LABELS + " -?[0-9.E-]+");
                assertThat(series.add(line.substring(0, line.lastIndexOf(' '))))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(lines)
                .hasSameSizeAs(
                        OpenMetrics.render(Hostile.report("plain")).lines().toList());
    }

    @Test
    void promtoolReadsIt() throws IOException, InterruptedException {
        List<String> metrics = new ArrayList<>(List.of(
                OpenMetrics.render(SampleReport.withEverything()),
                OpenMetrics.render(SampleReport.of(Samples.healthy())),
                OpenMetrics.render(ExampleResults.report())));
        Hostile.NAMES.forEach(name -> metrics.add(OpenMetrics.render(Hostile.report(name))));
        for (String text : metrics) {
            Path file = Files.writeString(directory.resolve("metrics.prom"), text);

            promtool(file, "check", "metrics");
        }
    }

    @Test
    void promtoolTestsTheAlertRules() throws IOException, InterruptedException {
        Path rules = Path.of("..", "docs", "prometheus").toRealPath();

        promtool(
                null,
                "check",
                "rules",
                "--lint-fatal",
                rules.resolve("memory-budget.rules.yml").toString());
        promtool(null, "test", "rules", rules.resolve("memory-budget.test.yml").toString());
    }

    @Test
    void theAlertRulesAskForWhatIsThere() throws IOException {
        String rules = Files.readString(Path.of("..", "docs", "prometheus", "memory-budget.rules.yml"));
        String metrics = OpenMetrics.render(SampleReport.withEverything());

        assertThat(Pattern.compile("memory_budget_\\w+")
                        .matcher(rules)
                        .results()
                        .map(found -> found.group()))
                .isNotEmpty()
                .allMatch(name -> metrics.contains("# TYPE " + name + " gauge\n"));
    }

    private static void promtool(@Nullable Path input, String... arguments) throws IOException, InterruptedException {
        Path promtool = Programs.need("PROMTOOL", List.of("promtool"), "Debian has it in the package prometheus");
        List<String> command = new ArrayList<>(List.of(promtool.toString()));
        command.addAll(List.of(arguments));
        Programs.run(input, command);
    }

    @Test
    void namesALeakOfBuffersAndOfThreads() {
        String metrics = OpenMetrics.render(SampleReport.of(Samples.known()));
        String test = "class=\"com.acme.CatalogTest\",test=\"CatalogTest.subscribes()\","
                + "environment=\"17-G1-true-false-amd64\",";

        assertThat(metrics)
                .contains("memory_budget_leak_bytes{" + test + "metric=\"offHeap\",known=\"true\"} 1048576\n")
                .contains("memory_budget_leak_bytes{" + test + "metric=\"retained\",known=\"true\"} 51200\n")
                .contains("memory_budget_leak_threads{" + test + "metric=\"threads\",known=\"true\"} 2\n");
    }

    @Test
    void saysWhetherAPeakAboveItsBudgetIsProven() {
        String test = "class=\"com.acme.CatalogTest\",test=\"CatalogTest.formatsDates()\","
                + "environment=\"17-G1-true-false-amd64\",metric=\"peak\"} ";

        assertThat(OpenMetrics.render(SampleReport.of(Samples.noted())))
                .contains("memory_budget_used_ratio{" + test + "1.07")
                .contains("memory_budget_over{" + test + "0\n")
                .contains("memory_budget_ok 1\n");
    }
}
