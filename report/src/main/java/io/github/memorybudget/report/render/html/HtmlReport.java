package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * The pages for a browser: {@code index.html}, where there are many tests a page for each, and two files beside them for
 * looks, sorting and filtering, without which everything can be read too. Nothing comes from elsewhere, and nothing that
 * a strict content policy forbids, such as a style or a script within a page, is used.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class HtmlReport {

    /** The directory of the tests' own pages, relative to the first page's. */
    public static final String TESTS = Places.DIRECTORY;

    private final Report report;
    private final String title;
    private final Places places;
    private final Html html = new Html();
    private final Pieces pieces;

    private HtmlReport(Report report, Pieces pieces) {
        this.report = report;
        this.pieces = pieces;
        this.title = report.title().isBlank() ? "Memory budget" : "Memory budget: " + report.title();
        this.places = new Places(report);
    }

    /** The first page's text. */
    public static String render(Report report) {
        return new HtmlReport(report, new Pieces()).render();
    }

    /**
     * The same for a report that goes on growing.
     *
     * @param pieces what its last page said of tests, for which nothing has changed; takes those of this one
     */
    public static String render(Report report, Pieces pieces) {
        String page = new HtmlReport(report, report.history() == null ? pieces : new Pieces()).render();
        pieces.keepOnly(report.tests());
        return page;
    }

    /** Takes one file. */
    public interface Files {
        /**
         * One file.
         *
         * @param name its path relative to the first page's directory, such as {@code style.css}
         * @param text makes what it holds, which takes time
         * @throws IOException if it can't be written
         */
        void add(String name, Supplier<String> text) throws IOException;
    }

    /**
     * All files but the first page.
     *
     * @throws IOException if one can't be written
     */
    public static void others(Report report, Files files) throws IOException {
        for (Asset asset : Asset.values()) {
            files.add(asset.file(), asset::text);
        }
        if (Places.isOnOnePage(report)) {
            return;
        }
        HtmlReport pages = new HtmlReport(report, new Pieces());
        for (JudgedTest test : report.tests()) {
            files.add(pages.places.of(test), () -> TestPage.render(pages.title, test, pages.history(test)));
        }
    }

    private List<Series> history(JudgedTest test) {
        return report.history() == null ? List.of() : report.history().of(test);
    }

    private String render() {
        Frame frame = new Frame(html, "");
        frame.open(title);
        head();
        html.open("main", "id", "content").line();
        losses();
        new WorstOffenders(html, places).write(report);
        ModuleTable.write(html, report.modules());
        if (report.comparison() != null) {
            new ComparisonTable(html, report.comparison()).write();
        }
        HistorySection.drifts(html, report.history());
        if (!report.tests().isEmpty()) {
            new Overview(html, places, pieces).write(report);
        }
        if (places.isOnOnePage()) {
            for (Outcome outcome : Outcome.values()) {
                section(outcome, report.tests(outcome), report.notShown(outcome));
            }
        }
        if (report.isEmpty()) {
            html.element("p", "Nothing was measured. Annotate a test with @MemoryBudget to give it a budget.");
        }
        environments();
        html.close("main").line();
        frame.close();
        return html.toString();
    }

    private void head() {
        Headline headline = Headline.of(report);
        html.open("header").line();
        html.element("p", title, "class", "title").line();
        html.open("h1", "class", headline.state().name().toLowerCase(Locale.ROOT));
        html.text(capitalised(headline.verdict())).close("h1").line();
        html.open("ul", "class", "counts");
        headline.counts().forEach(count -> html.element("li", count));
        html.close("ul").line().close("header").line();
    }

    private void environments() {
        Map<String, Integer> tests = new TreeMap<>();
        for (JudgedTest test : report.tests()) {
            String line = test.environment() == null ? "not known" : EnvironmentTable.line(test.environment());
            tests.merge(line, 1, Integer::sum);
        }
        if (tests.isEmpty()) {
            return;
        }
        html.open("section", "class", "card", "aria-labelledby", "environment");
        html.element("h2", "Environment", "id", "environment").open("ul");
        tests.forEach((line, count) ->
                html.element("li", line + (tests.size() == 1 ? "" : ": " + Names.count(count, "test"))));
        html.close("ul").close("section").line();
    }

    private void losses() {
        if (!report.hasLosses()) {
            return;
        }
        html.open("section", "class", "card lost")
                .element("h2", "Missing results")
                .open("ul")
                .line();
        report.lost()
                .forEach(lost -> html.open("li")
                        .element("code", Names.of(lost))
                        .text(": " + lost.explanation())
                        .close("li")
                        .line());
        report.problems()
                .forEach(problem -> html.open("li")
                        .text("Can't be read: ")
                        .element("code", Visible.line(problem.describeBriefly(), 500))
                        .close("li")
                        .line());
        html.close("ul").close("section").line();
    }

    private void section(Outcome outcome, List<JudgedTest> tests, int more) {
        if (tests.isEmpty() && more == 0) {
            return;
        }
        html.element("h2", capitalised(outcome.words()) + " (" + (tests.size() + more) + ")")
                .line();
        for (JudgedTest test : tests) {
            String anchor = places.anchor(test);
            pieces.card(html, test, anchor, card -> new TestCard(card, test, history(test), anchor).write());
        }
        if (more > 0) {
            html.element("p", Names.count(more, "more test") + " not shown; report.json holds all", "class", "legend")
                    .line();
        }
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
