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
 * @param exceeded whether what it shows is over its budget
 * @param whole with its title and its legend
 * @param alone the picture alone, for a place that has its own title
 */
record Drawing(MemoryPattern pattern, boolean exceeded, Consumer<Html> whole, Consumer<Html> alone) {

    /** All drawings that say something, first those of the test's own pattern, of them first what is over its budget. */
    static List<Drawing> of(TestResult result) {
        List<Drawing> drawings = new ArrayList<>();
        Figures figures = result.figures();
        leak(drawings, "Retained", figures.retained());
        leak(drawings, "Off-heap", figures.offHeap());
        ThreadsFigure threads = figures.threads();
        if (threads != null) {
            leak(drawings, LeakChart.of(threads), threads.isExceeded());
        }
        if (result.timeline().size() > 1) {
            drawings.add(new Drawing(
                    MemoryPattern.SPIKE,
                    figures.peak() != null && figures.peak().isExceeded(),
                    html -> TimelineChart.write(html, result.timeline(), figures.peak()),
                    html -> TimelineChart.draw(html, result.timeline(), figures.peak())));
        }
        if (figures.allocated() != null) {
            bloat(drawings, BloatChart.of(figures.allocated()));
        }
        for (FootprintFigure footprint : figures.footprint()) {
            bloat(drawings, BloatChart.of(footprint));
        }
        drawings.sort(Comparator.comparing((Drawing drawing) -> drawing.pattern() != result.pattern())
                .thenComparing(drawing -> !drawing.exceeded()));
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
            leak(drawings, LeakChart.of(metric, figure), figure.isExceeded());
        }
    }

    private static void leak(List<Drawing> drawings, LeakChart chart, boolean exceeded) {
        if (chart.saysSomething()) {
            drawings.add(new Drawing(MemoryPattern.LEAK, exceeded, chart::write, chart::draw));
        }
    }

    private static void bloat(List<Drawing> drawings, BloatChart chart) {
        if (chart.saysSomething()) {
            drawings.add(new Drawing(MemoryPattern.BLOAT, true, chart::write, chart::draw));
        }
    }

    void write(Html html) {
        whole.accept(html);
    }

    void draw(Html html) {
        alone.accept(html);
    }
}
