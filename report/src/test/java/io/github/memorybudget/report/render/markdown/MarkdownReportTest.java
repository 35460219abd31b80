package io.github.memorybudget.report.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {

    @Test
    void startsWithTheMarkerAndTheVerdict() {
        assertThat(MarkdownReport.render(SampleReport.withEverything()))
                .startsWith("<!-- memory-budget-report -->\n## ❌ Memory budget: 3 of 9 tests are over budget\n");
    }

    @Test
    void saysThatAllIsWell() {
        assertThat(MarkdownReport.render(SampleReport.of(Samples.healthy())))
                .contains("## ✅ Memory budget: 1 test within budget")
                .doesNotContain("Judgement");
    }

    @Test
    void namesWhatLeaksHowMuchAndWhy() {
        assertThat(MarkdownReport.render(SampleReport.of(Samples.leak())))
                .contains("| ❌ LEAK | <code>CatalogTest.loads()</code> | retained | 2.0 MB | 64 KB |"
                        + " over by 2,031,640 B (32x) |")
                .contains("  -&gt; static com.acme.Catalog.CACHE")
                .contains("at com.acme.Catalog.load(Catalog.java:41)")
                .contains("+2,000  byte[]");
    }

    @Test
    void foldsHealthyTests() {
        String text = MarkdownReport.render(SampleReport.of(Samples.leak(), Samples.healthy()));

        assertThat(text.indexOf("countsProducts")).isGreaterThan(text.indexOf("<details><summary>1 test healthy"));
    }

    @Test
    void namesTheTestDuringWhichTheJvmDied() {
        assertThat(MarkdownReport.render(SampleReport.withEverything()))
                .contains("<code>CatalogTest.halts()</code>: the JVM (pid 4711) died during this test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "`a`",
                "a\n\n# b",
                "<script>alert(1)</script>",
                "</code></details>",
                "</pre>",
                "-->",
                "@octocat",
                "#1",
                "![x](https://evil.example/x.png)",
                "https://evil.example",
                "www.evil.example",
                "*a*",
                "__a__",
                "~~a~~",
                "\u001b[31mred",
                "a\u202eb",
                "\ud800",
                "$x$",
                "\\"
            })
    void letsNoNameChangeTheText(String hostile) {
        List<String> expected = structure(outsidePre(MarkdownReport.render(Hostile.report("plain"))));

        String text = MarkdownReport.render(Hostile.report(hostile));

        assertThat(structure(outsidePre(text))).isEqualTo(expected);
        assertThat(text).doesNotContain("\u001b", "\u202e", "\ud800");
        assertThat(outsidePre(text)).doesNotContain("@octocat", "://", "www.", "![", "](");
    }

    /** Each line's pipes, tags and headings: what a name must not change. */
    private static List<String> structure(String text) {
        return text.lines()
                .map(line -> line.replaceAll("&#?\\w+;", "").replaceAll("[^|<>#`]", ""))
                .toList();
    }

    /** Within pre only HTML's own characters act, which are escaped there: else its end would not be found here. */
    private static String outsidePre(String text) {
        return text.replaceAll("<pre>[^<>]*</pre>", "<pre></pre>");
    }

    @Test
    void staysBelowTheLimitAndSaysWhatWasCut() {
        TestResult[] many = IntStream.range(0, 2_000)
                .mapToObj(i -> Samples.leak(Samples.named("täst €" + i), 1))
                .toArray(TestResult[]::new);

        String text = MarkdownReport.render(SampleReport.of(many));

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60_000, MarkdownReport.LIMIT - 1);
        assertThat(text)
                .containsPattern(
                        "_Cut to stay below 64 KB: [\\d,]+ details of tests, [\\d,]+ rows of tests left out\\.")
                .endsWith("The whole report is in `index.html` and `report.json`._\n");
        assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
    }
}
