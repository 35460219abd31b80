package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of one test's memory: a leak is a line that rises, a spike a peak over its budget, bloat a high plateau.
 *
 * @param whole with its title and its legend
 * @param alone the picture alone, for a place that has its own title
 */
record Drawing(Consumer<Html> whole, Consumer<Html> alone) {

    /** All drawings that say something, the one of the test's own pattern first. */
    static List<Drawing> of(TestResult result) {
        List<Drawing> drawings = new ArrayList<>();
        Figures figures = result.figures();
        leak(drawings, "Retained", figures.retained());
        leak(drawings, "Off-heap", figures.offHeap());
        if (result.timeline().size() > 1) {
            drawings.add(new Drawing(
                    html -> TimelineChart.write(html, result.timeline(), figures.peak()),
                    html -> TimelineChart.draw(html, result.timeline(), figures.peak())));
        }
        Figure allocated = figures.allocated();
        if (allocated != null && BloatChart.saysSomething(allocated)) {
            drawings.add(
                    new Drawing(html -> BloatChart.write(html, allocated), html -> BloatChart.draw(html, allocated)));
        }
        return drawings;
    }

    private static void leak(List<Drawing> drawings, String metric, @Nullable Figure figure) {
        if (figure != null && LeakChart.saysSomething(figure)) {
            drawings.add(
                    new Drawing(html -> LeakChart.write(html, metric, figure), html -> LeakChart.draw(html, figure)));
        }
    }

    void write(Html html) {
        whole.accept(html);
    }

    void draw(Html html) {
        alone.accept(html);
    }
}
