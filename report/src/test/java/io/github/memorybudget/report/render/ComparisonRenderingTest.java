package io.github.memorybudget.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.html.HtmlReport;
import io.github.memorybudget.report.render.json.JsonReport;
import io.github.memorybudget.report.render.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonRenderingTest {

    private static final String HOSTILE = "com.acme.<script>|Test#a`b()\u001b[2J\n# x";

    private static Compared row(String test, Change change, @Nullable Long accepted, @Nullable Long measured) {
        return new Compared(
                "core",
                test,
                "17-G1-true-false-amd64",
                Metric.RETAINED,
                null,
                change,
                accepted,
                measured,
                2_024L,
                null);
    }

    private static Report report(List<Compared> rows, List<Compared> drifted) {
        Report plain = SampleReport.of(Samples.healthy());
        return new Report(
                plain.title(),
                plain.counts(),
                plain.tests(),
                plain.more(),
                List.of(),
                List.of(),
                new Comparison(
                        List.of("core/memory-baseline.json"),
                        Map.of(Change.REGRESSED, 1, Change.UNCHANGED, 3_000),
                        rows,
                        drifted),
                List.of(
                        new ModuleState("core", ModuleState.State.COMPLETE, 1, 0),
                        new ModuleState("<web>", ModuleState.State.FAILED, 0, 0)));
    }

    private static Report regressed() {
        return report(
                List.of(
                        row("com.acme.CatalogTest#loads()", Change.REGRESSED, 1_000L, 3_000L),
                        row(HOSTILE, Change.UNCHANGED, 5L, 5L)),
                List.of(row("com.acme.CatalogTest#drifts()", Change.REGRESSED, 0L, 7_000L)));
    }

    @Test
    void theHeadlineNamesRegressionsAndIncompleteModules() {
        Headline headline = Headline.of(regressed());

        assertThat(headline.isGood()).isFalse();
        assertThat(headline.verdict())
                .isEqualTo("1 figure regressed against the baseline, 1 figure drifted too far since the tagged"
                        + " baseline, though within budget");
        assertThat(headline.counts())
                .contains(
                        "1 regressed against the baseline",
                        "3000 unchanged against the baseline",
                        "1 module not complete");
    }

    @Test
    void theConsoleListsWhatChanged() {
        assertThat(ConsoleSummary.render(regressed()))
                .contains(
                        "  REGRESSED CatalogTest#loads() (core)  retained 3,000 B, accepted 1,000 B, +2,000 B (+200.0 %)",
                        "  DRIFTED CatalogTest#drifts() (core)  retained 7,000 B, accepted 0 B, +7,000 B",
                        "  <web>  not complete: its build failed")
                .noneMatch(line -> line.contains("script"));
    }

    @Test
    void thePageShowsBothTablesEscaped() {
        String html = HtmlReport.render(regressed()).replace("<script src=\"report.js\"", "");

        assertThat(html)
                .contains("Compared with the baseline", "+2,000 B (+200.0 %)", "tolerated up to 2,024 B")
                .contains("3000 figures unchanged", "&lt;web&gt;", "not complete: its build failed")
                .doesNotContain("<script", "<web>", "\u001b");
    }

    @Test
    void theCommentFoldsWhatIsUnchangedAndStaysSmall() {
        List<Compared> rows = new ArrayList<>(regressed().comparison().rows());
        for (int i = 0; i < 2_000; i++) {
            rows.add(row("com.acme.A" + i + HOSTILE, Change.UNCHANGED, 1L, 1L));
        }
        String markdown = MarkdownReport.render(report(rows, List.of()));

        assertThat(markdown)
                .contains(
                        "**Compared with the baseline**",
                        "| ❌ regressed | <code>CatalogTest&#35;loads() (core)</code> |")
                .contains("<details><summary>3000 figures unchanged</summary>", "Cut to stay below 64 KB")
                .contains("module <code>&#60;web&#62;</code> is not complete")
                .doesNotContain("\u001b", "\n# x", "<script");
        assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MarkdownReport.LIMIT);
    }

    @Test
    void theDataHoldsEachRow() throws IOException {
        String json = JsonReport.render(regressed());

        assertThat(json)
                .contains("\"comparison\":{\"baselines\":[\"core/memory-baseline.json\"],\"changes\":{\"regressed\":1,")
                .contains("{\"change\":\"regressed\",\"module\":\"core\",\"test\":\"com.acme.CatalogTest#loads()\","
                        + "\"environment\":\"17-G1-true-false-amd64\",\"metric\":\"retained\",\"accepted\":1000,"
                        + "\"measured\":3000,\"limit\":2024}")
                .contains("{\"name\":\"<web>\",\"state\":\"failed\",\"tests\":0,\"violations\":0}");
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
    }
}
