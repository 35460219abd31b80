package io.github.memorybudget.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Browser;
import io.github.memorybudget.report.render.ExampleResults;
import io.github.memorybudget.report.render.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of the examples, of what they really measured, in a real browser. */
class ExamplesPageTest {

    @TempDir
    static Path directory;

    private static @Nullable Browser browser;

    @BeforeAll
    static void openBrowser() throws IOException {
        browser = Browser.open();
        Report report = ExampleResults.report();
        new ReportFiles(directory).write(report);
        // They have one only where there are many tests, but are to be looked at with what was really measured.
        Path pages = Files.createDirectories(directory.resolve(Places.DIRECTORY));
        for (JudgedTest test : report.tests()) {
            Files.writeString(
                    pages.resolve(test.test().method() + ".html"), TestPage.render("Examples", test, List.of()));
        }
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void open(String page, int width, String scheme) throws IOException {
        Browser opened = Objects.requireNonNull(browser);
        opened.open(directory.resolve(page).toUri().toString(), width, scheme);
        opened.check("examples " + page.replace(".html", ""), directory, width, scheme);
    }

    private static List<WebElement> all(String selector) {
        return Objects.requireNonNull(browser).driver().findElements(By.cssSelector(selector));
    }

    private static List<String> texts(String selector) {
        return all(selector).stream().map(WebElement::getText).toList();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "400, light", "400, dark"})
    void showsWhatLeaksHowMuchAndWhy(int width, String scheme) throws IOException {
        open("index.html", width, scheme);

        assertThat(texts("h1")).containsExactly("11 tests within budget, 10 over it by a known leak");
        List<WebElement> worst = all(".worst > li");
        assertThat(worst).hasSize(6).allSatisfy(card -> {
            assertThat(card.findElements(By.cssSelector(".why"))).isNotEmpty();
            assertThat(card.findElements(By.cssSelector("svg.plot path.level"))).isNotEmpty();
        });
        assertThat(texts(".worst > li"))
                .anySatisfy(card -> assertThat(card)
                        .contains("KNOWN LEAK", "UnboundedCacheTest.unboundedMapKeepsEveryPage()")
                        .containsPattern("1\\.8 MB retained, 3\\d\\d % of 512 KB")
                        .contains("held by static UnboundedPages.PAGES"));
        assertThat(texts(".worst + p")).containsExactly("and 4 more tests over budget, in the table below");
        // The figure that is in the first screen's middle is in sight without scrolling.
        assertThat(worst.get(0).getRect().getY()).isLessThan(300);
        assertThat(all("table.sortable tbody tr")).hasSize(21);
        assertThat(all("article")).hasSize(21);
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "400, light", "400, dark"})
    void drawsALeakAsARisingLineWithItsHolder(int width, String scheme) throws IOException {
        open("tests/unboundedMapKeepsEveryPage.html", width, scheme);

        assertThat(texts("h1")).containsExactly("KNOWN LEAK UnboundedCacheTest.unboundedMapKeepsEveryPage()");
        assertThat(texts("figcaption"))
                .anySatisfy(caption -> assertThat(caption)
                        .matches("Retained, added up over the runs: \\+1\\.8 MB a run, 7\\.\\d MB after 4 runs"));
        assertThat(texts(".trace .suspect"))
                .containsExactly("static io.github.memorybudget.examples.cache.UnboundedPages.PAGES");
        assertThat(texts(".cause")).anyMatch(cause -> cause.contains("a map that only grows"));
        assertThat(all("svg.flames text")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "400, light", "400, dark"})
    void drawsASpikeAsAPeakAboveItsBudget(int width, String scheme) throws IOException {
        open("tests/wholeTableInAList.html", width, scheme);

        assertThat(texts("h1")).containsExactly("KNOWN SPIKE PaginationTest.wholeTableInAList()");
        assertThat(texts("svg.spike .budget-name")).containsExactly("peak budget 32 MB");
        // What is drawn is what is said: the highest point, and the least that was live at once.
        assertThat(texts("svg.spike .highest-name"))
                .singleElement()
                .satisfies(highest -> assertThat(texts(".finding p"))
                        .anyMatch(said -> said.startsWith("peaked at " + highest.replace(" live", " to "))));
        // The line of the budget is drawn below the highest point: that is what a person sees.
        assertThat(all("svg.spike .highest")).hasSize(1);
        assertThat(all("svg.spike .highest").get(0).getRect().getY())
                .isLessThan(all("svg.spike .budget").get(0).getRect().getY());
    }
}
