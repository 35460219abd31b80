package io.github.memorybudget.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.history.HistoryFile;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.ReportFiles;
import io.github.memorybudget.report.render.SampleReport;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;

/**
 * The pages in a real browser. Skipped, with a message, where there is none: install Debian's {@code chromium} and
 * {@code chromium-driver}, or name others by the environment variables {@code CHROME_BIN} and {@code CHROMEDRIVER}.
 */
class BrowserTest {

    /** What Jenkins sends with each file of a build by default, so that nothing in a page can act. */
    private static final String JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

    private static final int MANY = 2_000;
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    @TempDir
    static Path directory;

    private static @Nullable ChromeDriver shared;
    private @Nullable HttpServer server;

    @BeforeAll
    static void openBrowser() throws IOException {
        Path browser = program("CHROME_BIN", BROWSERS);
        Path driver = program("CHROMEDRIVER", List.of("chromedriver"));
        assumeTrue(browser != null, "Skipped: no browser among " + BROWSERS + " on the path; set CHROME_BIN");
        assumeTrue(driver != null, "Skipped: no chromedriver on the path; set CHROMEDRIVER");
        write("some", withHistory());
        write("many", many());
        write("patterns", patterns());
        write("pages", pages());
        write("hostile", Hostile.report("<script>alert(1)</script>\u202e\u001b[2J" + "x".repeat(10_000)));
        shared = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Objects.requireNonNull(driver).toFile())
                        .build(),
                options(Objects.requireNonNull(browser)));
        shared.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    }

    private static ChromeOptions options(Path browser) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        // Root, as in a container, can't have a sandbox.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static @Nullable Path program(String variable, List<String> names) {
        String named = System.getenv(variable);
        if (named != null) {
            return Path.of(named);
        }
        for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : names) {
                Path file = Path.of(place, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    private static Report withHistory() throws IOException {
        HistoryFile history = new HistoryFile(directory.resolve("history.jsonl"));
        for (int i = 0; i < 7; i++) {
            TestResult grown = new Builder(Samples.test("loads"), Verdict.PASS, MemoryPattern.HEALTHY)
                    .startedAt(Samples.NOON.minus(Duration.ofDays(7 - i)))
                    .figures(new Figures(
                            Samples.figure(65_536L, 1, 30_000L + 2_000 * i), null, null, null, null, List.of()))
                    .build();
            history.add(SampleReport.of(grown), "");
        }
        return history.add(SampleReport.withEverything(), "");
    }

    /** A suite in which every twentieth test is over its budget. */
    private static Report many() {
        return SampleReport.of(IntStream.range(0, MANY)
                .mapToObj(i -> i % 20 == 0
                        ? Samples.leak(Samples.named("leaks " + i), 1)
                        : Samples.healthy(Samples.named("is healthy " + i)))
                .toArray(TestResult[]::new));
    }

    /** What the examples' tests look like: each pattern with its evidence, and a budget of each metric. */
    private static Report patterns() {
        Figure kept =
                new Figure(65_536L, 2_097_176L, Basis.WARM, List.of(2_997_176L, 2_097_176L, 2_097_176L), 900_000L, 0L);
        Figure once = new Figure(65_536L, 20_971_536L, Basis.COLD, List.of(), 0L, null);
        Figure given = new Figure(1_024L, -4_096L, Basis.WARM, List.of(9_000L, -8_192L, -4_096L), 0L, null);
        Figure buffers = new Figure(0L, 1_048_576L, Basis.WARM, List.of(1_048_576L, 1_048_576L, 1_048_576L), 0L, null);
        LeakTrace trace = new LeakTrace(
                "3f2a9c1b",
                2_097_176,
                6_000,
                "static field",
                List.of(
                        "static com.acme.cache.UnboundedPages.PAGES",
                        "java.util.concurrent.ConcurrentHashMap[*]",
                        "com.acme.cache.PageRenderer$RenderedPage"),
                List.of(new StepNote(0, true, null, null), new StepNote(1, false, 8_000L, 2_000L)),
                "a map that only grows. Bound it, or remove what is no longer used.");
        String[] deep = new String[12];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = "com.acme.paging.Layer" + i + ".passesOn(Layer" + i + ".java:" + (10 + i) + ")";
        }
        TimelinePoint[] spike = new TimelinePoint[24];
        for (int i = 0; i < spike.length; i++) {
            long live = (long) (41_000_000 * Math.exp(-Math.pow((i - 14) / 4.0, 2)));
            spike[i] = new TimelinePoint(5L * i, live + 3_000_000L * (i % 4), i % 3 == 2 ? live : null);
        }
        return SampleReport.of(
                new Builder(Samples.test("keepsEveryPage"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(
                                kept, Samples.figure(4_000_000L, 5, 3_900_000), null, null, null, List.of()))
                        .growth(
                                new ClassGrowth("byte[]", 2_000, 2_080_000),
                                new ClassGrowth("java.util.HashMap$Node", 2_000, 64_000))
                        .trace(trace)
                        .site(new AllocationSite("byte[]", 3_000_000, List.of(deep), 74))
                        .site(new AllocationSite(
                                "java.lang.String", 900_000, List.of(deep).subList(4, 12), 26))
                        .finding(Samples.violation(
                                Metric.RETAINED, 65_536, 2_097_176, "kept in every run; it accumulates"))
                        .build(),
                new Builder(Samples.test("keepsALargeFile"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(once, null, null, null, null, List.of()))
                        .build(),
                new Builder(Samples.test("leavesThreads"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(
                                given,
                                null,
                                null,
                                null,
                                new ThreadsFigure(
                                        0, 3, List.of("pool-1-thread-1", "pool-1-thread-2", "pool-1-thread-3")),
                                List.of()))
                        .build(),
                new Builder(Samples.test("leavesBuffers"), Verdict.FAIL, MemoryPattern.LEAK)
                        .figures(new Figures(given, null, null, buffers, null, List.of()))
                        .build(),
                new Builder(Samples.test("readsItAll"), Verdict.FAIL, MemoryPattern.SPIKE)
                        .figures(new Figures(
                                Samples.figure(65_536L, 0, 0),
                                Samples.figure(null, 90_000_000, 89_000_000),
                                new PeakFigure(8_388_608L, 41_000_000L, 43_500_000L, true),
                                null,
                                null,
                                List.of()))
                        .timeline(spike)
                        .build(),
                Samples.bloat(),
                new Builder(Samples.test("holdsTwice"), Verdict.FAIL, MemoryPattern.BLOAT)
                        .figures(new Figures(
                                null,
                                Samples.figure(2_097_152L, 9_400_000),
                                null,
                                null,
                                null,
                                List.of(new FootprintFigure("cache", 4_194_304L, 5_200_000L))))
                        .build(),
                Samples.known(),
                Samples.noted(),
                Samples.inconclusive(),
                Samples.healthy());
    }

    /** So many tests that each has a page, and so few that all rows can be looked at. */
    private static Report pages() {
        return SampleReport.of(IntStream.range(0, 120)
                .mapToObj(i -> i % 20 == 0
                        ? Samples.leak(Samples.named("leaks " + i), 1)
                        : Samples.healthy(Samples.named("is healthy " + i)))
                .toArray(TestResult[]::new));
    }

    private static void write(String name, Report report) throws IOException {
        new ReportFiles(directory.resolve(name)).write(report);
    }

    @AfterAll
    static void closeBrowser() {
        if (shared != null) {
            shared.quit();
        }
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static ChromeDriver browser() {
        return Objects.requireNonNull(shared);
    }

    private static String index(String report) {
        return directory.resolve(report).resolve("index.html").toUri().toString();
    }

    /** What stood in the logs until now is no part of the next assertion. */
    private static void open(String url, int width, String scheme) {
        browser()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        log(LogType.BROWSER);
        log(LogType.PERFORMANCE);
        browser().get(url);
    }

    private static List<LogEntry> log(String type) {
        return browser().manage().logs().get(type).getAll();
    }

    private static Object run(String script) {
        return Objects.requireNonNull(browser().executeScript(script), script);
    }

    private static List<String> requests() {
        return log(LogType.PERFORMANCE).stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "some, 1280, light",
        "some, 1280, dark",
        "some, 400, light",
        "some, 400, dark",
        "patterns, 1280, light",
        "patterns, 1280, dark",
        "patterns, 400, light",
        "patterns, 400, dark",
        "pages, 1280, light",
        "pages, 400, dark",
        "many, 1280, light",
        "many, 1280, dark",
        "many, 400, light",
        "many, 400, dark",
        "hostile, 1280, light",
        "hostile, 400, dark"
    })
    void isCleanAccessibleAndFitsTheWindow(String report, int width, String scheme) throws IOException {
        open(index(report), width, scheme);
        check(report, width, scheme);
        assertThat(browser().findElements(By.cssSelector("svg.plot.builds"))).hasSize(report.equals("some") ? 1 : 0);

        List<WebElement> pages = browser().findElements(By.cssSelector("tbody a[href^='tests/']"));
        assertThat(pages).hasSize(report.equals("many") ? MANY : report.equals("pages") ? 120 : 0);
        if (!pages.isEmpty()) {
            open(Objects.requireNonNull(pages.get(0).getDomProperty("href")), width, scheme);
            check("one of " + report, width, scheme);
        }
    }

    private static void check(String report, int width, String scheme) throws IOException {
        String where = report + " at " + width + " px, " + scheme;
        Path file = Path.of("target", "screenshots", where.replaceAll("[^a-z0-9]+", "-") + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, browser().getScreenshotAs(OutputType.BYTES));
        wholePage(file.resolveSibling(file.getFileName().toString().replace(".png", "-whole.png")));
        // Else all that follows would be said of something else.
        assertThat(run("return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]"))
                .as(where)
                .isEqualTo(List.of((long) width, scheme.equals("dark")));
        assertThat(log(LogType.BROWSER)).as(where).isEmpty();
        assertThat(requests())
                .as(where)
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(url -> url.startsWith(directory.toUri().toString()));
        assertThat(run("return document.documentElement.scrollWidth")).as(where).isEqualTo((long) width);
        assertThat(violations()).as(where).isEmpty();
    }

    /** All that is below the window too, for whoever looks at the pages. */
    private static void wholePage(Path file) throws IOException {
        Map<String, Object> clip = Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                run("return innerWidth"),
                "scale",
                1,
                "height",
                run("return Math.min(6000, document.documentElement.scrollHeight)"));
        Object data = browser()
                .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                .get("data");
        Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
    }

    private static List<?> violations() throws IOException {
        try (InputStream in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
            String axe = new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
            browser().executeScript(axe);
        }
        // Rows are alike, and rules on thousands of them take minutes. What is filtered away is no longer looked at.
        List<WebElement> filter = browser().findElements(By.cssSelector("input[type=search]"));
        if (!filter.isEmpty()
                && browser()
                                .findElements(By.cssSelector("table.sortable tbody tr"))
                                .size()
                        > 200) {
            filter.get(0).sendKeys("leaks 1");
        }
        // Its preload would ask for the style sheet once more, which a page without a server may not.
        Object found = browser()
                .executeAsyncScript("const done = arguments[0];"
                        + "axe.run(document, {preload: false, resultTypes: ['violations']}).then(result =>"
                        + " done(result.violations.map(rule => rule.id + ': ' + rule.nodes[0].html)),"
                        + " error => done(['axe failed: ' + error]));");
        return (List<?>) Objects.requireNonNull(found);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 400})
    void paintsTwoThousandTestsWithinASecond(int width) {
        // The first page of a browser pays for more than itself.
        open(index("some"), width, "light");
        open(index("many"), width, "light");
        Object paint = run("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
        double millis = ((Number) paint).doubleValue();

        System.out.printf("First paint of %,d tests at %d px: %.0f ms%n", MANY, width, millis);
        assertThat(millis).isBetween(1.0, 1_000.0);
    }

    @Test
    void sorts() {
        open(index("many"), 1280, "light");
        WebElement used = browser().findElement(By.xpath("//table//thead//button[text()='Used']"));

        assertThat(shown().get(0)).contains("leaks 0");
        used.click();
        assertThat(browser().findElements(By.cssSelector("th[aria-sort='descending']")))
                .hasSize(1);
        List<Double> shares = shares();
        assertThat(shares).hasSize(MANY).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        used.click();
        assertThat(shares()).isSorted().isNotEqualTo(shares);
        new Select(browser().findElement(By.xpath("//label[starts-with(., 'Sort by')]/select")))
                .selectByVisibleText("Test, ascending");
        assertThat(shown().get(0)).contains("is healthy 1]");
        assertThat(shown().get(1)).contains("is healthy 2]");
        new Select(browser().findElement(By.xpath("//label[starts-with(., 'Sort by')]/select")))
                .selectByVisibleText("gravest first");
        assertThat(shown().get(0)).contains("leaks 0");
    }

    @Test
    void filters() {
        open(index("many"), 400, "light");
        WebElement name = browser().findElement(By.cssSelector("input[type=search]"));

        name.sendKeys("LEAKS 20");
        // leaks 20, and 200 to 209, 2000 to 2009 of which each twentieth leaks.
        assertThat(shown()).hasSize(2).allMatch(text -> text.contains("leaks 20"));
        assertThat(browser().findElement(By.tagName("output")).getText()).isEqualTo("2 of 2000 tests");
        name.clear();
        new Select(browser().findElement(By.xpath("//label[starts-with(., 'Result')]/select")))
                .selectByVisibleText("over budget");
        assertThat(shown()).hasSize(MANY / 20);
    }

    private static List<String> shown() {
        return ((List<?>) run("return [...document.querySelectorAll('table.sortable tbody tr')]"
                        + ".filter(row => row.offsetHeight > 0).map(row => row.cells[0].textContent)"))
                .stream().map(String::valueOf).toList();
    }

    private static List<Double> shares() {
        return ((List<?>) run("return [...document.querySelectorAll('table.sortable tbody td:last-child')]"
                        + ".map(cell => Number(cell.dataset.sort))"))
                .stream().map(value -> ((Number) value).doubleValue()).toList();
    }

    @Test
    void canBeReadUnderTheContentPolicyOfJenkins() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> asked = new ArrayList<>();
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            Path file = directory.resolve("some").resolve(path.substring(1));
            exchange.getResponseHeaders().add("Content-Security-Policy", JENKINS);
            exchange.getResponseHeaders()
                    .add("Content-Type", path.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
            byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.isRegularFile(file) ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();

        open("http://127.0.0.1:" + server.getAddress().getPort() + "/index.html", 1280, "light");

        assertThat(asked).contains("/index.html", "/style.css").doesNotContain("/report.js");
        WebElement verdict = browser().findElement(By.tagName("h1"));
        assertThat(verdict.getText()).isEqualTo("3 of 9 tests are over budget");
        assertThat(verdict.getCssValue("color")).isEqualTo("rgba(180, 35, 24, 1)");
        assertThat(browser().findElements(By.cssSelector("svg.plot path"))).isNotEmpty();
        assertThat(browser().findElements(By.cssSelector(".tools"))).isEmpty();
        // What is folded opens without a script.
        WebElement folded = browser().findElement(By.cssSelector("article.healthy details"));
        WebElement table = folded.findElement(By.tagName("table"));
        assertThat(table.isDisplayed()).isFalse();
        folded.findElement(By.tagName("summary")).click();
        assertThat(table.isDisplayed()).isTrue();
    }

    @Test
    void printsWhatIsFolded() {
        open(index("some"), 1280, "light");
        browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(
                            run(
                                    "dispatchEvent(new Event('beforeprint'));"
                                            + "return [...document.querySelectorAll('article table.metrics')].every(t => t.offsetHeight > 0)"))
                    .isEqualTo(true);
            assertThat(browser().findElement(By.cssSelector(".tools")).isDisplayed())
                    .isFalse();
        } finally {
            browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    private static String focused() {
        return String.valueOf(run("const at = document.activeElement;"
                + "return at.tagName.toLowerCase() + ' ' + at.textContent.trim()"));
    }

    private static void press(CharSequence... keys) {
        browser().switchTo().activeElement().sendKeys(keys);
    }

    @Test
    void canBeUsedByTheKeyboardAlone() {
        open(index("some"), 1280, "light");

        browser().findElement(By.tagName("body")).sendKeys(Keys.TAB);
        assertThat(focused()).isEqualTo("a Skip to the content");
        assertThat(run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        press(Keys.ENTER);
        assertThat(run("return location.hash")).isEqualTo("#content");
        // From there the worst offenders are next, not what stands in the header.
        press(Keys.TAB);
        assertThat(focused()).startsWith("a CatalogTest.");
        int steps = 0;
        while (!focused().startsWith("button Used") && steps++ < 40) {
            press(Keys.TAB);
        }
        assertThat(focused()).isEqualTo("button Used");
        press(Keys.ENTER);
        assertThat(browser().findElements(By.cssSelector("th[aria-sort='descending']")))
                .hasSize(1);
        press(Keys.SPACE);
        assertThat(browser().findElements(By.cssSelector("th[aria-sort='ascending']")))
                .hasSize(1);
        assertThat(focused()).isEqualTo("button Used");

        WebElement summary = browser().findElement(By.cssSelector("article.healthy summary"));
        browser().executeScript("arguments[0].focus()", summary);
        press(Keys.ENTER);
        assertThat(browser()
                        .findElement(By.cssSelector("article.healthy details table"))
                        .isDisplayed())
                .isTrue();
    }

    @Test
    void sortsByTheNameOfTheNearestBudget() {
        open(index("patterns"), 1280, "light");
        browser()
                .findElement(By.xpath("//table//thead//button[text()='Nearest budget']"))
                .click();
        List<String> names = ((List<?>) run("return [...document.querySelectorAll('table.sortable tbody tr')]"
                        + ".map(row => row.cells[2].textContent)"))
                .stream().map(String::valueOf).toList();

        assertThat(names).contains("–", "peak", "retained", "threads").startsWith("–");
        assertThat(names.subList(1, names.size())).isSorted();
    }
}
