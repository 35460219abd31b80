package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.List;
import org.apiguardian.api.API;

/**
 * {@code index.html}: one static page without script, images or network.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class HtmlReport {

    private final Report report;
    private final Anchors anchors;
    private final Html html = new Html();

    private HtmlReport(Report report) {
        this.report = report;
        this.anchors = new Anchors(report.tests());
    }

    /** The page's text. */
    public static String render(Report report) {
        return new HtmlReport(report).render();
    }

    private String render() {
        head();
        html.open("main").line();
        losses();
        ModuleTable.write(html, report.modules());
        if (report.comparison() != null) {
            new ComparisonTable(html, report.comparison()).write();
        }
        if (!report.tests().isEmpty()) {
            new Overview(html, anchors).write(report);
        }
        for (Outcome outcome : Outcome.values()) {
            section(outcome, report.tests(outcome), report.notShown(outcome));
        }
        if (report.isEmpty()) {
            html.element("p", "Nothing was measured. Annotate a test with @MemoryBudget to give it a budget.");
        }
        html.close("main").line();
        return html.close("body").close("html").line().toString();
    }

    private void head() {
        Headline headline = Headline.of(report);
        String title = report.title().isBlank() ? "Memory budget" : "Memory budget: " + report.title();
        String styles = StyleSheet.text();
        html.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        html.open("head").line().trusted("<meta charset=\"utf-8\">\n");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", StyleSheet.contentPolicy(styles));
        html.trusted("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.trusted("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", title).line();
        html.open("style").trusted(styles).close("style").line();
        html.close("head").line().open("body").line();
        html.open("header").line();
        html.element("p", title, "class", "title").line();
        html.open("h1", "class", headline.isGood() ? "good" : "bad");
        html.text(capitalised(headline.verdict())).close("h1").line();
        html.open("ul", "class", "counts");
        headline.counts().forEach(count -> html.element("li", count));
        html.close("ul").line().close("header").line();
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
            new TestCard(html, test, anchors.of(test)).write();
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
