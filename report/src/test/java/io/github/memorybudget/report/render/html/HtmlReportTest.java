package io.github.memorybudget.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>");
    private static final Set<String> VOID = Set.of("meta");

    @Test
    void showsEverythingOfALeak() {
        assertThat(HtmlReport.render(SampleReport.of(Samples.leak())))
                .contains("1 of 1 test is over budget")
                .contains("CatalogTest.loads()")
                .contains("2,097,176 B", "65,536 B", "over by 2,031,640 B (32x)")
                .contains("static com.acme.Catalog.CACHE")
                .contains("java.util.HashMap$Node")
                .contains("com.acme.Catalog.load(Catalog.java:41)")
                .contains("class=\"chart timeline\"")
                .contains("class=\"chart runs\"");
    }

    @Test
    void drawsNoTimelineWhereThereIsNone() {
        assertThat(HtmlReport.render(SampleReport.of(Samples.healthy()))).doesNotContain("class=\"chart");
    }

    @Test
    void needsNeitherScriptNorNetworkNorInlineStyles() {
        String page = HtmlReport.render(SampleReport.withEverything());

        assertThat(page).doesNotContain("<script", "<link", "<img", "@import", "url(", " style=", "onclick");
        assertThat(page).contains("default-src &#39;none&#39;; style-src &#39;sha256-");
    }

    @Test
    void linksAnIssueOnlyByHttp() {
        assertThat(pageWithIssue("https://tracker.example/1?a=\"b"))
                .contains("href=\"https://tracker.example/1?a=&quot;b\"");
        assertThat(pageWithIssue("javascript:alert(1)")).doesNotContain("href=\"javascript");
    }

    private static String pageWithIssue(String issue) {
        return HtmlReport.render(SampleReport.of(new Builder(Samples.test("a"), Verdict.FAIL, MemoryPattern.LEAK)
                .known(new KnownLeakNote(issue, "2027-01-01", null))
                .build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' x='",
                "</style>",
                "&amp;",
                "<!--",
                "]]>",
                "<h1>b",
                "\u001b[31mred\u0000",
                "a\u202eb",
                "\ud800"
            })
    void letsNoNameChangeThePage(String hostile) {
        List<String> expected = tags(HtmlReport.render(Hostile.report("plain")));

        String page = HtmlReport.render(Hostile.report(hostile));

        assertThat(tags(page)).isEqualTo(expected);
        assertThat(page).doesNotContain("\u001b", "\u0000", "\u202e", "\ud800", " onmouseover=\"");
    }

    @Test
    void closesEveryTagThatItOpens() {
        Deque<String> open = new ArrayDeque<>();
        for (String tag : tags(HtmlReport.render(SampleReport.withEverything()))) {
            if (tag.startsWith("/")) {
                assertThat(open.pop()).isEqualTo(tag.substring(1));
            } else if (!VOID.contains(tag)) {
                open.push(tag);
            }
        }
        assertThat(open).isEmpty();
    }

    private static List<String> tags(String page) {
        String body = page.replaceAll("(?s)<style>.*?</style>", "");
        return TAG.matcher(body)
                .results()
                .map(tag -> tag.group(1) + tag.group(2))
                .toList();
    }

    @Test
    void everyLinkWithinThePageHasATarget() {
        String page = HtmlReport.render(SampleReport.withEverything());
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);

        assertThat(link.results().map(found -> found.group(1)).toList())
                .hasSize(9)
                .allSatisfy(target -> assertThat(page).containsOnlyOnce("id=\"" + target + "\""));
    }
}
