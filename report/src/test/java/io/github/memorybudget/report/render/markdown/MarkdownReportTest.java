package io.github.memorybudget.report.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(56_000, MarkdownReport.LIMIT - 1);
        assertThat(text)
                .containsPattern(
                        "_Cut to stay below 64 KB: [\\d,]+ rows of tests, [\\d,]+ details of tests left out\\.")
                .endsWith("`report.json` has all tests, `index.html` the gravest._\n");
        assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
    }

    @Test
    void mentionsNobodyAndNoIssueWhateverStandsWhere() {
        String name = "@octocat #1";
        Compared row = new Compared(
                "@octocat",
                "com.acme.CatalogTest#loads()",
                "17",
                Metric.FOOTPRINT,
                name,
                Change.REGRESSED,
                1L,
                9L,
                2L,
                "by @octocat #1");
        Report plain = Hostile.report(name);
        String text = MarkdownReport.render(new Report(
                plain.title(),
                plain.counts(),
                plain.tests(),
                plain.more(),
                plain.lost(),
                plain.problems(),
                new Comparison(List.of("b.json"), Map.of(Change.REGRESSED, 1), List.of(row), List.of(row)),
                List.of()));

        assertThat(text).contains("octocat").doesNotContainPattern("@(?!&#8203;)");
        // Numbers of issues are not looked for in code, but everywhere else, also where a reference stands for the
        // sign.
        assertThat(text.replaceAll("(?s)<(code|pre)>.*?</\\1>", "")).doesNotContainPattern("&#35;[0-9]|(?<!&)#[0-9]");
    }

    /** Some renderers look for addresses when references are resolved already. */
    @Test
    void anAddressIsNoneWhereReferencesAreResolvedFirst() {
        String text = outsidePre(MarkdownReport.render(Hostile.report("https://evil.example www.evil.example")));

        assertThat(text.replace("&#58;", ":").replace("&#46;", "."))
                .contains("https:&#8203;//evil.example", "www.&#8203;evil.example")
                .doesNotContain("://", "www.evil");
    }

    @Test
    void isNeitherGoodNorBadWhereNothingWasJudgedOrAModuleIsMissing() {
        assertThat(MarkdownReport.render(SampleReport.of(Samples.inconclusive())))
                .contains("## ❔ Memory budget");
        Report good = SampleReport.of(Samples.healthy());
        assertThat(MarkdownReport.render(good)).contains("## ✅ Memory budget");
        assertThat(MarkdownReport.render(new Report(
                        good.title(),
                        good.counts(),
                        good.tests(),
                        good.more(),
                        good.lost(),
                        good.problems(),
                        null,
                        List.of(new ModuleState("web", ModuleState.State.PENDING, 0, 0)))))
                .contains("## ❔ Memory budget");
    }
}
