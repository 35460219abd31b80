package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.report.render.figures.Evidence;
import io.github.memorybudget.report.render.figures.Holder;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.List;

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
        Drawing.of(result).forEach(drawing -> drawing.write(html));
        traces();
        growth();
        sites();
    }

    private void traces() {
        for (LeakTrace trace : result.traces()) {
            Holder holder = new Holder(trace);
            html.element("h4", "What holds it: " + holder.amount());
            html.open("ol", "class", "trace")
                    .open("li")
                    .text("GC root: " + holder.root())
                    .close("li");
            for (int step = 0; step < holder.steps(); step++) {
                step(holder, step);
            }
            html.close("ol").line();
            if (!holder.cause().isEmpty()) {
                html.open("p", "class", "cause")
                        .element("strong", "Likely cause: ")
                        .text(holder.cause());
                html.close("p").line();
            }
            html.open("p", "class", "origin").text("Fingerprint ").element("code", holder.fingerprint());
            html.close("p").line();
        }
    }

    private void step(Holder holder, int step) {
        boolean suspect = holder.isSuspect(step);
        html.open("li").named("code", holder.step(step), "class", suspect ? "suspect" : "step");
        if (suspect) {
            html.text(" ").element("span", "may be the mistake", "class", "hint");
        }
        if (!holder.entries(step).isEmpty()) {
            html.text(" ").element("span", holder.entries(step), "class", "entries");
        }
        html.close("li");
    }

    private void growth() {
        if (result.growth().isEmpty()) {
            return;
        }
        html.element("h4", Evidence.growthTitle(result))
                .open("table", "class", "growth")
                .line();
        html.open("thead").open("tr").element("th", "Class", "scope", "col");
        html.element("th", "Instances", "scope", "col", "class", "number");
        html.element("th", "Bytes", "scope", "col", "class", "number");
        html.close("tr").close("thead").open("tbody").line();
        for (ClassGrowth row : result.growth()) {
            html.open("tr").open("th", "scope", "row");
            html.named("code", Visible.line(row.className(), LONGEST_STEP)).close("th");
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
        FlameGraph.write(html, sites);
        html.open("ol", "class", "sites").line();
        for (AllocationSite site : sites) {
            html.open("li").text(ByteSize.readable(site.bytes()) + " of ");
            html.named("code", Visible.line(site.className(), LONGEST_STEP));
            html.text(site.percent() == null ? "" : ", " + site.percent() + " %");
            if (!site.stack().isEmpty()) {
                stack(site);
            }
            html.close("li").line();
        }
        html.close("ol").line();
    }

    private void stack(AllocationSite site) {
        html.open("details").open("summary");
        html.named("code", Visible.line(site.place(), LONGEST_STEP)).close("summary");
        html.open("ul", "class", "stack");
        site.stack()
                .forEach(frame -> html.open("li")
                        .named("code", Visible.line(frame, LONGEST_STEP))
                        .close("li"));
        html.close("ul").close("details");
    }
}
