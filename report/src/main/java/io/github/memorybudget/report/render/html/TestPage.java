package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.render.figures.Names;
import java.util.List;

/** A page for one test. */
final class TestPage {

    private TestPage() {}

    static String render(String reportTitle, JudgedTest test, List<Series> history) {
        Html html = new Html();
        Frame frame = new Frame(html, "../");
        frame.open(Names.of(test) + ": memory budget");
        html.open("header").open("nav", "class", "title", "aria-label", "Report");
        html.element("a", reportTitle, "href", "../index.html").close("nav").line();
        html.open("h1");
        Badge.write(html, test);
        html.text(" ").named("span", Names.of(test)).close("h1").close("header").line();
        html.open("main", "id", "content");
        html.open("article", "class", "card " + test.outcome().key());
        html.element("h2", "What was measured", "class", "unseen").element("h3", "Figures", "class", "unseen");
        new TestCard(html, test, history, "").content();
        html.close("article").close("main").line();
        frame.close();
        return html.toString();
    }
}
