package io.github.memorybudget.report.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

/** What a person sees of the Markdown in a pull request. */
class PullRequestTest {

    /** What is neither folded nor a comment. */
    private static List<String> visible(String markdown) {
        String unfolded = markdown;
        String before;
        do {
            before = unfolded;
            // The innermost first: a fold's own line remains to be seen.
            unfolded = before.replaceAll(
                    "(?s)<details>(<summary>(?:(?!</summary>).)*</summary>)(?:(?!<details>).)*?</details>", "$1");
        } while (!unfolded.equals(before));
        return unfolded.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("<!--"))
                .toList();
    }

    @Test
    void aUsualPullRequestIsReadAtAGlance() {
        String markdown = MarkdownReport.render(PullRequests.of(1, 2, 1, 400));

        assertThat(visible(markdown))
                .hasSizeLessThan(40)
                .contains("## ❌ Memory budget: 1 figure regressed against the baseline, though within budget")
                .anyMatch(line -> line.startsWith("| ❌ regressed | <code>CatalogTest&#35;does0()</code> | allocated |"
                        + " 100,000 B | 250,000 B | +150,000 B (+150.0 %)"))
                .contains("<summary>400 figures unchanged</summary>", "<summary>404 tests healthy</summary>")
                .anyMatch(line -> line.contains("`update-baseline`"));
        assertThat(visible(markdown).stream().filter(line -> line.startsWith("| 🎉 improved")))
                .hasSize(2);
        assertThat(visible(markdown).stream().filter(line -> line.startsWith("| 🆕 new")))
                .hasSize(1);
    }

    @Test
    void aChangeOfEverythingIsCutAndSaysWhatWasCut() {
        String markdown = MarkdownReport.render(PullRequests.of(2_000, 2_000, 1_000, 400));

        assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MarkdownReport.LIMIT);
        assertThat(visible(markdown)).hasSizeLessThan(40);
        int rows = markdown.split("\n\\| (❌ regressed|🎉 improved|🆕 new)", -1).length - 1;
        assertThat(rows).isGreaterThan(300);
        assertThat(markdown)
                .contains("<details><summary>4980 more changed figures</summary>")
                .contains(String.format("_Cut to stay below 64 KB: %,d changed figures,", 5_000 - rows))
                .containsPattern("[\\d,]+ figures unchanged, [\\d,]+ tests healthy left out\\.");
        assertThat(markdown.split("<details>", -1)).hasSameSizeAs(markdown.split("</details>", -1));
    }

    @Test
    void manyLeaksAreNotAWall() {
        String markdown = MarkdownReport.render(SampleReport.of(IntStream.range(0, 100)
                .mapToObj(i -> Samples.leak(Samples.named("n" + i), 1))
                .toArray(TestResult[]::new)));

        assertThat(visible(markdown)).hasSizeLessThan(60);
        assertThat(markdown).contains("<summary>80 more rows</summary>", "<summary>80 more tests</summary>");
    }

    @Test
    void isWhatARendererMakesOfIt() {
        String html = html(MarkdownReport.render(PullRequests.of(1, 2, 1, 400)));

        assertThat(html)
                .contains("<h2>❌ Memory budget: 1 figure regressed")
                .contains("<th align=\"right\">Accepted</th>")
                .contains("<td><code>CatalogTest#does0()</code></td>")
                .contains("<summary>400 figures unchanged</summary>");
        // Each line of a table that is no row of one would stand there with its bars.
        assertThat(html).doesNotContain("| ");
        // The changes, what is unchanged, and as many healthy tests as there is room for, each below its head.
        assertThat(html.split("<tr>", -1)).hasSizeGreaterThan(1 + 3 + 4 + 400 + 300);
        assertThat(html(MarkdownReport.render(SampleReport.withEverything())))
                .doesNotContain("| ")
                .contains("<pre>\n", "static com.acme.Catalog.CACHE");
    }

    @Test
    void aHostileNameIsTextInWhatARendererMakesOfIt() {
        String plain = html(MarkdownReport.render(Hostile.report("plain")));
        for (String hostile : Hostile.NAMES) {
            String html = html(MarkdownReport.render(Hostile.report(hostile)));

            assertThat(tags(html))
                    .as(hostile.substring(0, Math.min(hostile.length(), 40)))
                    .isEqualTo(tags(plain));
        }
    }

    private static List<String> tags(String html) {
        return java.util.regex.Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(tag -> tag.group())
                .toList();
    }

    private static String html(String markdown) {
        List<TablesExtension> extensions = List.of((TablesExtension) TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(extensions)
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown));
    }
}
