package io.github.memorybudget.report.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.Programs;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Browser;
import io.github.memorybudget.report.render.ExampleResults;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What GitHub's own renderer makes of the Markdown, read as browsers read it. It is more lenient than what GitHub shows,
 * which afterwards takes out whatever it does not know: what is not there here is not there either. Skipped, with a
 * message, without {@code cmark-gfm}.
 */
class GitHubMarkdownTest {

    /** All that GitHub lets pass, and all that we need of it. */
    private static final Set<String> ELEMENTS = Set.of(
            "h2", "p", "strong", "em", "code", "pre", "ul", "li", "table", "thead", "tbody", "tr", "th", "td",
            "details", "summary");

    private static final String LINES_IN_SIGHT = """
            const tops = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              if (!node.parentElement.checkVisibility()) {
                continue;
              }
              const range = document.createRange();
              range.selectNodeContents(node);
              for (const box of range.getClientRects()) {
                if (box.width > 0) {
                  tops.push((box.top + box.bottom) / 2);
                }
              }
            }
            // Code is smaller than the text beside it, on the same line.
            tops.sort((a, b) => a - b);
            return tops.filter((top, i) => i === 0 || top - tops[i - 1] > 5).length;
            """;

    /** The width and the fonts of a comment. */
    private static final String COMMENT = "<!DOCTYPE html><meta charset=utf-8><title>Comment</title><style>"
            + "body{width:846px;margin:16px;font:14px/1.5 'Noto Sans',Helvetica,Arial,sans-serif}"
            + "code,pre{font:12px/1.5 monospace}table{border-collapse:collapse}td,th{padding:6px 13px;border:1px solid}"
            + "</style>";

    @TempDir
    Path directory;

    private Path renderer = Path.of("");

    @BeforeEach
    void findRenderer() {
        renderer = Programs.need("CMARK_GFM", List.of("cmark-gfm"), "Debian has it in the package of the same name");
    }

    static List<String> names() {
        return Hostile.NAMES;
    }

    private String html(Report report) throws IOException, InterruptedException {
        byte[] markdown = MarkdownReport.render(report).getBytes(StandardCharsets.UTF_8);
        assertThat(markdown).hasSizeLessThan(MarkdownReport.LIMIT);
        Path file = Files.write(directory.resolve("report.md"), markdown);
        List<String> command = new ArrayList<>(List.of(renderer.toString(), "--unsafe"));
        for (String extension : List.of("table", "strikethrough", "autolink", "tagfilter", "tasklist")) {
            command.addAll(List.of("-e", extension));
        }
        command.add(file.toString());
        return Programs.run(null, command);
    }

    private Document page(Report report) throws IOException, InterruptedException {
        return Jsoup.parse(html(report));
    }

    private static Set<String> elements(Document page) {
        Set<String> names = new TreeSet<>();
        page.body().getAllElements().forEach(element -> names.add(element.normalName()));
        names.remove("body");
        return names;
    }

    /** No row that is a line with bars, no tag that is text, and no table that ends before its rows do. */
    private static void isWhole(Document page) {
        assertThat(ELEMENTS).containsAll(elements(page));
        assertThat(page.body().textNodes()).allMatch(node -> node.isBlank());
        assertThat(page.select("tr"))
                .allSatisfy(row -> assertThat(row.childrenSize())
                        .isEqualTo(row.closest("table").select("th").size()));
        assertThat(page.select("table"))
                .allSatisfy(table -> assertThat(table.select("tbody tr")).isNotEmpty());
        assertThat(page.select("details")).allSatisfy(fold -> {
            assertThat(fold.child(0).normalName()).isEqualTo("summary");
            assertThat(fold.childrenSize()).isGreaterThan(1);
            assertThat(fold.hasAttr("open")).isFalse();
        });
    }

    /** A row that no table took up is a line with its bars. */
    private static void hasNoLooseRow(Document page) {
        assertThat(page.select("p, li, summary, h2"))
                .noneMatch(element -> element.text().contains("|"));
    }

    private static List<String> inSight(Document page, String selector) {
        return page.select(selector).stream()
                .filter(element -> element.parents().stream()
                        .noneMatch(parent -> parent.normalName().equals("details")))
                .map(Element::text)
                .toList();
    }

    @Test
    void aUsualPullRequestHasOneTableOfWhatChangedAndFoldsTheRest() throws IOException, InterruptedException {
        Document page = page(PullRequests.of(1, 2, 1, 400));

        isWhole(page);
        hasNoLooseRow(page);
        assertThat(inSight(page, "tbody tr td:first-child"))
                .containsExactly("❌ regressed", "🎉 improved", "🎉 improved", "🆕 new");
        assertThat(page.select("details:contains(400 figures unchanged) tbody tr"))
                .hasSize(400);
        assertThat(page.select("details:contains(404 tests healthy) tbody tr")).isNotEmpty();
        assertThat(page.select("th[align=right]").eachText()).contains("Accepted", "Measured");
    }

    @Test
    void aLeakHasItsTraceFoldedUnderItsName() throws IOException, InterruptedException {
        Document page = page(PullRequests.withALeak(2, 1, 400));

        isWhole(page);
        hasNoLooseRow(page);
        assertThat(inSight(page, "pre")).isEmpty();
        assertThat(page.select("details:contains(what, and why) > pre").eachText())
                .singleElement()
                .satisfies(
                        why -> assertThat(why).contains("static com.acme.Catalog.CACHE", "Catalog.java:41", "+2,000"));
    }

    @Test
    void whatIsCutIsStillWhole() throws IOException, InterruptedException {
        Document page = page(PullRequests.of(2_000, 2_000, 1_000, 400));

        isWhole(page);
        hasNoLooseRow(page);
        assertThat(inSight(page, "tbody tr")).hasSize(20);
        int rows = page.select("tr:contains(regressed), tr:contains(improved), tr:contains(new)")
                .size();
        assertThat(inSight(page, "p em"))
                .singleElement()
                .satisfies(cut -> assertThat(cut)
                        .startsWith(String.format("Cut to stay below 64 KB: %,d changed figures,", 5_000 - rows))
                        .contains("400 figures unchanged"));
    }

    @Test
    void everyKindOfResultIsWhole() throws IOException, InterruptedException {
        for (Report report : List.of(SampleReport.withEverything(), ExampleResults.report())) {
            Document page = page(report);
            isWhole(page);
            hasNoLooseRow(page);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aHostileNameIsNothingButText(String hostile) throws IOException, InterruptedException {
        Document plain = page(Hostile.report("plain"));
        Document page = page(Hostile.report(hostile));

        isWhole(page);
        assertThat(shape(page)).isEqualTo(shape(plain));
        // No element has more than its place in a table needs: nothing that links, loads or acts.
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .allMatch(attribute -> attribute.getKey().equals("align")));
    }

    /** Every element and comment in its place, without any text. */
    private static List<String> shape(Document page) {
        List<String> shape = new ArrayList<>();
        page.traverse((Node node, int depth) -> {
            if (!node.nodeName().equals("#text")) {
                shape.add(depth + " " + node.nodeName());
            }
        });
        return shape;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isReadWithoutScrollingFar(boolean leaks) throws IOException, InterruptedException {
        Report report = leaks ? PullRequests.withALeak(2, 1, 400) : PullRequests.of(1, 2, 1, 400);
        Report changed = PullRequests.of(2_000, 2_000, 1_000, 400);
        try (Browser browser = Browser.open()) {
            long lines = linesInSight(browser, report, leaks ? "markdown-leak" : "markdown-usual");
            // What is cut is as short; it is named in a line or two.
            long most = linesInSight(browser, changed, "markdown-cut");

            System.out.printf("Lines of the Markdown in sight: %d; of 5,000 changes: %d%n", lines, most);
            assertThat(lines).isBetween(10L, 39L);
            assertThat(most).isBetween(25L, 39L);
        }
    }

    private long linesInSight(Browser browser, Report report, String name) throws IOException, InterruptedException {
        Path comment = Files.writeString(directory.resolve(name + ".html"), COMMENT + html(report));
        browser.open(comment.toUri().toString(), 880, "light");
        browser.shoot(name);
        return (Long) browser.run(LINES_IN_SIGHT);
    }
}
