package io.github.memorybudget.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>");
    private static final Set<String> VOID = Set.of("meta", "link");

    @Test
    void showsEverythingOfALeak() {
        assertThat(HtmlReport.render(SampleReport.of(Samples.leak())))
                .contains("1 of 1 test is over budget")
                .contains("CatalogTest.loads()")
                .contains("2,097,176 B", "65,536 B", "over by 2,031,640 B (32x)")
                .contains("static com.acme.Catalog.CACHE")
                .contains("java.util.HashMap$Node")
                .contains("com.acme.Catalog.load(Catalog.java:41)")
                .contains("class=\"plot leak\"", "Retained, added up over the runs: +2.0 MB a run, 8.0 MB after 4 runs")
                .contains("class=\"plot timeline\"", "at most 2.0 MB live, seen by 3 collections; peak budget 8 MB")
                .contains("class=\"flames\"", "Catalog.load:41");
    }

    @Test
    void drawsNoTimelineWhereThereIsNone() {
        assertThat(HtmlReport.render(SampleReport.of(Samples.healthy()))).doesNotContain("class=\"plot");
    }

    @Test
    void needsNothingButTheFilesBesideIt() throws IOException {
        Map<String, String> files = pages(SampleReport.withEverything());
        String page = files.get("index.html");

        assertThat(files).containsOnlyKeys("index.html", "style.css", "report.js");
        assertThat(page)
                .containsOnlyOnce("<link rel=\"stylesheet\" href=\"style.css\">")
                .containsOnlyOnce("<script src=\"report.js\" defer=\"\"></script>")
                .contains(
                        "default-src &#39;none&#39;; style-src &#39;self&#39; file:; script-src &#39;self&#39; file:;");
        assertThat(page.replace("<script src=\"report.js\"", "").replace("<link rel=\"stylesheet\"", ""))
                .doesNotContain("<script", "<link", "<style", "<img", "@import", "url(", " style=", "onclick");
        assertThat(files.get("style.css")).doesNotContain("@import", "url(");
        assertThat(files.get("report.js")).doesNotContain("innerHTML", "eval", "fetch", "http", ".style");
    }

    @Test
    void givesEachOfManyTestsAPage() throws IOException {
        TestResult[] many = IntStream.range(0, Places.MOST_ON_ONE_PAGE + 1)
                .mapToObj(i -> Samples.leak(Samples.named("a/b" + i), 1))
                .toArray(TestResult[]::new);

        Map<String, String> files = pages(SampleReport.of(many));

        String page = files.remove("index.html");
        assertThat(files.keySet().stream().filter(name -> name.startsWith("tests/")))
                .hasSize(many.length)
                .allMatch(name -> name.matches("tests/test-CatalogTest-named-[0-9a-f]{8}\\.html"));
        assertThat(links(page))
                .containsAll(files.keySet().stream()
                        .filter(name -> name.startsWith("tests/"))
                        .toList());
        assertThat(page).doesNotContain("<article");
        String first = files.get(links(page).stream()
                .filter(link -> link.startsWith("tests/"))
                .findFirst()
                .orElseThrow());
        assertThat(first)
                .contains("href=\"../style.css\"", "href=\"../index.html\"", "over by 2,031,640 B (32x)")
                .contains("class=\"plot leak\"", "Measured in: Java 17 (OpenJDK 64-Bit Server VM), G1, amd64");
        assertThat(unbalanced(first)).isEmpty();
    }

    @Test
    void showsWhatIsKnownOfEachStepOfATrace() {
        LeakTrace trace = new LeakTrace(
                "3f2a9c1b",
                2_097_176,
                1,
                "static field",
                List.of("static com.acme.Catalog.CACHE", "java.util.HashMap[*]", "com.acme.Product"),
                List.of(new StepNote(0, true, null, null), new StepNote(1, false, 2_000L, 500L)),
                "a map that only grows. Bound it, or remove what is no longer used.");
        String page = HtmlReport.render(SampleReport.of(new Builder(Samples.test("a"), Verdict.FAIL, MemoryPattern.LEAK)
                .trace(trace)
                .build()));

        assertThat(page)
                .contains("What holds it: 2.0 MB in 1 object<")
                .contains(
                        "<code class=\"suspect\">static com.acme.Catalog.CACHE</code> <span class=\"hint\">may be the")
                .contains("<code class=\"step\">java.util.HashMap[*]</code> <span class=\"entries\">"
                        + "2,000 entries (+500 a run)</span>")
                .contains("Likely cause: </strong>a map that only grows.")
                .contains("held by <code>static Catalog.CACHE</code>");
    }

    @Test
    void drawsTheTimelineOfASpikeAndThePlateauOfBloat() {
        assertThat(HtmlReport.render(SampleReport.of(Samples.bloat())))
                .contains("class=\"plot bloat\"", "Allocated in each run: 8.7 MB at the least")
                .contains(">budget 2 MB</text>");
        TestResult spike = new Builder(Samples.test("a"), Verdict.FAIL, MemoryPattern.SPIKE)
                .figures(new Figures(
                        null, null, new PeakFigure(8L << 20, 9L << 20, 10L << 20, true), null, null, List.of()))
                .timeline(new TimelinePoint(2, 1L << 20, null), new TimelinePoint(10, 12L << 20, 9L << 20))
                .build();
        assertThat(HtmlReport.render(SampleReport.of(spike)))
                .contains("class=\"plot timeline spike\"", ">peak budget 8 MB</text>", ">9 MB live</text>")
                .contains("Heap over 8 ms: at most 9 MB live, seen by 1 collection; peak budget 8 MB");
    }

    private static Map<String, String> pages(Report report) throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("index.html", HtmlReport.render(report));
        HtmlReport.others(report, (name, text) -> {
            if (files.put(name, text) != null) {
                throw new AssertionError("Written twice: " + name);
            }
        });
        return files;
    }

    private static List<String> links(String page) {
        return Pattern.compile(" href=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(link -> link.group(1))
                .toList();
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
        assertThat(unbalanced(HtmlReport.render(SampleReport.withEverything()))).isEmpty();
    }

    private static Deque<String> unbalanced(String page) {
        Deque<String> open = new ArrayDeque<>();
        for (String tag : tags(page)) {
            if (tag.startsWith("/")) {
                assertThat(open.pop()).isEqualTo(tag.substring(1));
            } else if (!VOID.contains(tag)) {
                open.push(tag);
            }
        }
        return open;
    }

    private static List<String> tags(String page) {
        return TAG.matcher(page)
                .results()
                .map(tag -> tag.group(1) + tag.group(2))
                .toList();
    }

    @Test
    void everyLinkWithinThePageHasATarget() {
        String page = HtmlReport.render(SampleReport.withEverything());
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);

        assertThat(link.results().map(found -> found.group(1)).toList())
                // The way past the header, the worst offenders, and all tests.
                .hasSize(1 + 4 + 9)
                .allSatisfy(target -> assertThat(page).containsOnlyOnce("id=\"" + target + "\""));
    }
}
