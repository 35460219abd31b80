package io.github.memorybudget.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.History;
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
    private static final Set<String> VOID = Set.of("meta", "link", "wbr");

    @Test
    void showsEverythingOfALeak() {
        assertThat(withoutBreaks(HtmlReport.render(SampleReport.of(Samples.leak()))))
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

        assertThat(withoutBreaks(page))
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
            if (files.put(name, text.get()) != null) {
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
                .contains("<a href=\"https://tracker.example/1?a=&quot;b\" rel=\"noreferrer\">"
                        + "https://tracker.example/1?a=&quot;b</a> (until 2027-01-01)");
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
    void breaksANameAfterItsPoints() {
        String page = HtmlReport.render(SampleReport.of(Samples.leak(Samples.named("1.5 of <b>.c"), 1)));

        assertThat(page).contains(">CatalogTest.<wbr>named() [1.5 of &lt;b&gt;.<wbr>c]</a>");
    }

    @Test
    void hasInEachOutcomeThoseFirstThatUseMostOfABudget() {
        String page = HtmlReport.render(
                SampleReport.of(healthy("a", 10_000), healthy("b", 60_000), healthy("c", 30_000), Samples.leak()));

        String table = withoutBreaks(page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>")));
        assertThat(table).containsSubsequence("CatalogTest.loads()", ".b()", ".c()", ".a()");
    }

    private static TestResult healthy(String method, long retained) {
        return new Builder(Samples.test(method), Verdict.PASS, MemoryPattern.HEALTHY)
                .figures(new Figures(Samples.figure(65_536L, retained), null, null, null, null, List.of()))
                .build();
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

    /** Where a name may break is no part of it. */
    private static String withoutBreaks(String page) {
        return page.replace("<wbr>", "");
    }

    private static List<String> tags(String page) {
        return TAG.matcher(withoutBreaks(page))
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

    private static String drawn(TestResult result) {
        String page = HtmlReport.render(SampleReport.of(result));
        int worst = page.indexOf("<ul class=\"worst\">");
        return page.substring(worst, page.indexOf("</ul>", worst));
    }

    private static TestResult failed(MemoryPattern pattern, Figures figures) {
        return new Builder(Samples.test("a"), Verdict.FAIL, pattern)
                .figures(figures)
                .timeline(new TimelinePoint(2, 1L << 20, null), new TimelinePoint(10, 12L << 20, 9L << 20))
                .build();
    }

    @Test
    void drawsTheTestsOwnPatternWhateverElseItHas() {
        Figure keptOnceByAll = new Figure(1L, 0L, Basis.WARM, List.of(90_000L, 0L, 0L), null, null);
        PeakFigure peak = new PeakFigure(8L << 20, 9L << 20, 10L << 20, true);

        assertThat(drawn(failed(MemoryPattern.SPIKE, new Figures(keptOnceByAll, null, peak, null, null, List.of()))))
                .contains("class=\"plot timeline spike\"")
                .doesNotContain("class=\"plot leak\"");
        assertThat(drawn(failed(
                        MemoryPattern.BLOAT,
                        new Figures(keptOnceByAll, Samples.figure(1L, 9, 9), peak, null, null, List.of()))))
                .contains("class=\"plot bloat\"");
    }

    @Test
    void drawsALeakOfOneRunOfThreadsAndOfBuffers() {
        Figure one = new Figure(1_024L, 2_097_176L, Basis.COLD, List.of(), 14_824L, null);
        assertThat(drawn(failed(MemoryPattern.LEAK, new Figures(one, null, null, null, null, List.of()))))
                .contains("class=\"plot leak\"", "Retained: 2.0 MB in one run; budget 1 KB");
        assertThat(drawn(failed(MemoryPattern.LEAK, new Figures(null, null, null, one, null, List.of()))))
                .contains("class=\"plot leak\"", "Off-heap: 2.0 MB in one run");
        ThreadsFigure threads = new ThreadsFigure(0, 3, List.of("pool-1-thread-1"));
        assertThat(drawn(failed(MemoryPattern.LEAK, new Figures(null, null, null, null, threads, List.of()))))
                .contains("class=\"plot leak\"", "Threads left behind: 3 in one run; budget 0")
                .doesNotContain("3 B");
    }

    @Test
    void drawsBloatOfOneRunAndOfAField() {
        assertThat(drawn(failed(
                        MemoryPattern.BLOAT,
                        new Figures(null, Samples.figure(1_024L, 9_000), null, null, null, List.of()))))
                .contains("class=\"plot bloat\"", "Allocated: 8.8 KB in one run");
        assertThat(drawn(failed(
                        MemoryPattern.BLOAT,
                        new Figures(null, null, null, null, null, List.of(new FootprintFigure("cache", 1L, 2_048L))))))
                .contains("class=\"plot bloat\"", "Footprint of cache: 2 KB; budget 1 B");
    }

    @Test
    void addsUpWhatRunsKeptWithoutFirstUse() {
        Figure leak = new Figure(1_024L, 2_048L, Basis.WARM, List.of(902_048L, 2_048L, 2_048L, 2_048L), 900_000L, null);
        String page = HtmlReport.render(
                SampleReport.of(failed(MemoryPattern.LEAK, new Figures(leak, null, null, null, null, List.of()))));

        assertThat(page)
                .contains("Retained, added up over the runs: +2 KB a run, 8 KB after 4 runs")
                .contains("by each run, the first one cold, without the 900,000 B of first use");
        Figure unknown = new Figure(1_024L, 2_048L, Basis.WARM, List.of(902_048L, 2_048L, 2_048L), null, null);
        assertThat(HtmlReport.render(SampleReport.of(
                        failed(MemoryPattern.LEAK, new Figures(unknown, null, null, null, null, List.of())))))
                .contains("+2 KB a run, 4 KB after 3 runs", "the first one cold and not counted");
    }

    @Test
    void drawsWhatIsBelowNothingBelowIt() {
        Figure given = new Figure(1_024L, -4_096L, Basis.WARM, List.of(9_000L, -8_192L, -4_096L), 0L, null);
        String page = HtmlReport.render(
                SampleReport.of(failed(MemoryPattern.LEAK, new Figures(given, null, null, null, null, List.of()))));
        String levels = page.replaceAll("(?s).*?<path class=\"level\" d=\"([^\"]*)\".*", "$1");

        // From nothing up, then down past it: higher numbers are lower on the page.
        assertThat(levels.split("[ML]")).hasSize(5);
        double nothing = Double.parseDouble(levels.split("[ML]")[1].split(",")[1]);
        double last = Double.parseDouble(levels.split("[ML]")[4].split(",")[1]);
        assertThat(last).isGreaterThan(nothing + 10);
    }

    @Test
    void sortsTheNearestBudgetByItsName() {
        String page = HtmlReport.render(SampleReport.of(Samples.leak(), Samples.inconclusive()));

        assertThat(page)
                .contains("<td data-label=\"Nearest budget\">retained</td>")
                .contains("<td data-label=\"Nearest budget\">–</td>")
                .doesNotContain("data-label=\"Nearest budget\" data-sort");
    }

    @Test
    void headsAHistoryThatCannotBeReadByItsName() {
        Report report = SampleReport.of(Samples.healthy()).with(new History(0, List.of("h:1 is broken"), Map.of()));

        assertThat(HtmlReport.render(report))
                .contains("<h2 id=\"drift\">History</h2>", "h:1 is broken")
                .doesNotContain("Slow growth");
    }

    @Test
    void isNeitherGoodNorBadWhereNothingWasJudged() {
        assertThat(HtmlReport.render(SampleReport.of(Samples.inconclusive()))).contains("<h1 class=\"open\">");
        assertThat(HtmlReport.render(SampleReport.of())).contains("<h1 class=\"open\">");
        assertThat(HtmlReport.render(SampleReport.of(Samples.healthy()))).contains("<h1 class=\"good\">");
    }

    @Test
    void drawsTheMetricThatIsOverItsBudget() {
        Figure given = new Figure(1_024L, -4_096L, Basis.WARM, List.of(9_000L, -8_192L, -4_096L), 0L, null);
        Figure buffers = new Figure(0L, 1_048_576L, Basis.WARM, List.of(1_048_576L, 1_048_576L), 0L, null);

        assertThat(drawn(failed(MemoryPattern.LEAK, new Figures(given, null, null, buffers, null, List.of()))))
                .contains("Off-heap: 1 MB")
                .doesNotContain("Retained: ");
    }
}
