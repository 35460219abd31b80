package io.github.memorybudget.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real browser. Tests that open one are skipped, with a message, where there is none: install Debian's
 * {@code chromium} and {@code chromium-driver}, or name others by the environment variables {@code CHROME_BIN} and
 * {@code CHROMEDRIVER}.
 */
public final class Browser implements AutoCloseable {

    private static final String HINT = "Debian has it in the packages chromium and chromium-driver";

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    public static Browser open() {
        Path browser =
                Programs.need("CHROME_BIN", List.of("chromium", "chromium-browser", "google-chrome", "chrome"), HINT);
        Path service = Programs.need("CHROMEDRIVER", List.of("chromedriver"), HINT);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(service.toFile())
                        .build(),
                options(browser));
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return new Browser(driver);
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

    public ChromeDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** What stood in the logs until now is no part of the next assertion. */
    public void open(String url, int width, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        log(LogType.BROWSER);
        log(LogType.PERFORMANCE);
        driver.get(url);
    }

    public Object run(String script) {
        return Objects.requireNonNull(driver.executeScript(script), script);
    }

    private List<LogEntry> log(String type) {
        return driver.manage().logs().get(type).getAll();
    }

    private List<String> requests() {
        return log(LogType.PERFORMANCE).stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    /**
     * What must hold of the page that was opened: no word in the console, no request to elsewhere, no scrolling to the
     * side, nothing that axe finds. Leaves screenshots in {@code target/screenshots} for whoever looks at the pages.
     *
     * @param page its name
     * @param home where all that it loads must be
     */
    public void check(String page, Path home, int width, String scheme) throws IOException {
        String where = page + " at " + width + " px, " + scheme;
        shoot(where.replaceAll("[^A-Za-z0-9]+", "-"));
        // Else all that follows would be said of something else.
        assertThat(run("return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]"))
                .as(where)
                .isEqualTo(List.of((long) width, scheme.equals("dark")));
        assertThat(log(LogType.BROWSER)).as(where).isEmpty();
        assertThat(requests())
                .as(where)
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(url -> url.startsWith(home.toUri().toString()));
        assertThat(run("return document.documentElement.scrollWidth")).as(where).isEqualTo((long) width);
        assertThat(violations()).as(where).isEmpty();
    }

    /** The window, and all that is below it too. */
    public void shoot(String name) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
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
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                .get("data");
        Files.write(directory.resolve(name + "-whole.png"), Base64.getDecoder().decode(String.valueOf(data)));
    }

    private List<?> violations() throws IOException {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(
                    new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8));
        }
        // Rows are alike, and rules on thousands of them take minutes. What is filtered away is no longer looked at.
        List<WebElement> filter = driver.findElements(By.cssSelector("input[type=search]"));
        if (!filter.isEmpty()
                && driver.findElements(By.cssSelector("table.sortable tbody tr"))
                                .size()
                        > 200) {
            filter.get(0).sendKeys("leaks 1");
        }
        // Its preload would ask for the style sheet once more, which a page without a server may not.
        Object found = driver.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, {preload: false, resultTypes: ['violations']}).then(result =>"
                + " done(result.violations.map(rule => rule.id + ': ' + rule.nodes[0].html)),"
                + " error => done(['axe failed: ' + error]));");
        return (List<?>) Objects.requireNonNull(found);
    }
}
