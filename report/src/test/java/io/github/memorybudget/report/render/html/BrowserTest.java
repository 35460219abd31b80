package io.github.memorybudget.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Browser;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.ReportFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** The pages in a real browser, as people use them. Skipped where there is none, as {@link Browser} says. */
class BrowserTest {

    /** What Jenkins sends with each file of a build by default, so that nothing in a page can act. */
    private static final String JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

    private static final int MANY = SamplePages.MANY;

    @TempDir
    static Path directory;

    private static @Nullable Browser shared;
    private @Nullable HttpServer server;

    @BeforeAll
    static void openBrowser() throws IOException {
        shared = Browser.open();
        write("some", SamplePages.withHistory(directory));
        write("many", SamplePages.many());
        write("patterns", SamplePages.patterns());
        write("pages", SamplePages.pages());
        write("hostile", Hostile.report("<script>alert(1)</script>\u202e\u001b[2J" + "x".repeat(10_000)));
    }

    private static void write(String name, Report report) throws IOException {
        new ReportFiles(directory.resolve(name)).write(report);
    }

    @AfterAll
    static void closeBrowser() {
        if (shared != null) {
            shared.close();
        }
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static ChromeDriver browser() {
        return Objects.requireNonNull(shared).driver();
    }

    private static void open(String url, int width, String scheme) {
        Objects.requireNonNull(shared).open(url, width, scheme);
    }

    private static void check(String page, int width, String scheme) throws IOException {
        Objects.requireNonNull(shared).check(page, directory, width, scheme);
    }

    private static Object run(String script) {
        return Objects.requireNonNull(shared).run(script);
    }

    private static String index(String report) {
        return directory.resolve(report).resolve("index.html").toUri().toString();
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
