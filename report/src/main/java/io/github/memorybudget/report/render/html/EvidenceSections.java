package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.report.render.figures.Evidence;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.List;
import java.util.Locale;

/** What holds the memory, what grew, where it was allocated, and when. */
final class EvidenceSections {

    private static final int LONGEST_STEP = 300;

    private final Html html;
    private final TestResult result;

    EvidenceSections(Html html, TestResult result) {
        this.html = html;
        this.result = result;
    }

    void write() {
        traces();
        growth();
        sites();
        Figure retained = result.figures().retained();
        if (retained != null && RunsChart.saysSomething(retained)) {
            html.open("figure").element("figcaption", "Retained, run by run; the first is cold");
            RunsChart.write(html, retained);
            html.close("figure").line();
        }
        if (result.timeline().size() > 1) {
            html.open("figure").element("figcaption", "Heap over the test, above its level at the start");
            TimelineChart.write(html, result.timeline(), result.figures().peak());
            html.close("figure").line();
        }
    }

    private void traces() {
        for (LeakTrace trace : result.traces()) {
            html.element(
                    "h4",
                    "What holds it: " + ByteSize.readable(trace.retained()) + " in "
                            + String.format(Locale.ROOT, "%,d objects", trace.objects()));
            html.open("ol", "class", "trace").open("li").text("GC root: ");
            html.text(Visible.line(trace.root(), LONGEST_STEP)).close("li");
            for (String step : trace.path()) {
                html.open("li")
                        .element("code", Visible.line(step, LONGEST_STEP))
                        .close("li");
            }
            html.close("ol").open("p", "class", "origin").text("Fingerprint ");
            html.element("code", Visible.line(trace.fingerprint(), 100))
                    .close("p")
                    .line();
        }
    }

    private void growth() {
        if (result.growth().isEmpty()) {
            return;
        }
        html.element("h4", "What grew, per run")
                .open("table", "class", "growth")
                .line();
        html.open("thead").open("tr").element("th", "Class", "scope", "col");
        html.element("th", "Instances", "scope", "col", "class", "number");
        html.element("th", "Bytes", "scope", "col", "class", "number");
        html.close("tr").close("thead").open("tbody").line();
        for (ClassGrowth row : result.growth()) {
            html.open("tr").open("th", "scope", "row");
            html.element("code", Visible.line(row.className(), LONGEST_STEP)).close("th");
            html.element("td", Evidence.signed(row.instances()), "class", "number", "data-label", "Instances");
            html.element("td", Evidence.signed(row.bytes()) + " B", "class", "number", "data-label", "Bytes");
            html.close("tr").line();
        }
        html.close("tbody").close("table").line();
    }

    private void sites() {
        List<AllocationSite> sites = result.allocationSites();
        if (sites.isEmpty()) {
            return;
        }
        html.element("h4", "Where it was allocated");
        for (AllocationSite site : sites) {
            html.open("p", "class", "site").text(ByteSize.readable(site.bytes()) + " of ");
            html.element("code", Visible.line(site.className(), LONGEST_STEP)).close("p");
            html.open("ul", "class", "stack");
            site.stack()
                    .forEach(frame -> html.open("li")
                            .element("code", Visible.line(frame, LONGEST_STEP))
                            .close("li"));
            html.close("ul").line();
        }
    }
}
