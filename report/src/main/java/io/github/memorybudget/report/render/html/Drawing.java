package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.MemoryPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of one test's memory: a leak is a line that rises, a spike a peak over its budget, bloat a high plateau.
 *
 * @param pattern the pattern that it shows
 * @param whole with its title and its legend
 * @param alone the picture alone, for a place that has its own title
 */
record Drawing(MemoryPattern pattern, Consumer<Html> whole, Consumer<Html> alone) {

    /** All drawings that say something, those of the test's own pattern first. */
    static List<Drawing> of(TestResult result) {
        List<Drawing> drawings = new ArrayList<>();
        Figures figures = result.figures();
        leak(drawings, "Retained", figures.retained());
        leak(drawings, "Off-heap", figures.offHeap());
        ThreadsFigure threads = figures.threads();
        if (threads != null) {
            leak(drawings, LeakChart.of(threads));
        }
        if (result.timeline().size() > 1) {
            drawings.add(new Drawing(
                    MemoryPattern.SPIKE,
                    html -> TimelineChart.write(html, result.timeline(), figures.peak()),
                    html -> TimelineChart.draw(html, result.timeline(), figures.peak())));
        }
        if (figures.allocated() != null) {
            bloat(drawings, BloatChart.of(figures.allocated()));
        }
        for (FootprintFigure footprint : figures.footprint()) {
            bloat(drawings, BloatChart.of(footprint));
        }
        drawings.sort(Comparator.comparing(drawing -> drawing.pattern() != result.pattern()));
        return drawings;
    }

    /** The one that shows why the test has its pattern. */
    static Optional<Drawing> ofPattern(TestResult result) {
        return of(result).stream()
                .filter(drawing -> drawing.pattern() == result.pattern())
                .findFirst();
    }

    private static void leak(List<Drawing> drawings, String metric, @Nullable Figure figure) {
        if (figure != null) {
            leak(drawings, LeakChart.of(metric, figure));
        }
    }

    private static void leak(List<Drawing> drawings, LeakChart chart) {
        if (chart.saysSomething()) {
            drawings.add(new Drawing(MemoryPattern.LEAK, chart::write, chart::draw));
        }
    }

    private static void bloat(List<Drawing> drawings, BloatChart chart) {
        if (chart.saysSomething()) {
            drawings.add(new Drawing(MemoryPattern.BLOAT, chart::write, chart::draw));
        }
    }

    void write(Html html) {
        whole.accept(html);
    }

    void draw(Html html) {
        alone.accept(html);
    }
}
