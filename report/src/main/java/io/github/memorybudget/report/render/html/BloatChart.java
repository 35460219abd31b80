package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bloat: what each run allocated, or what a field holds, a plateau high above the budget. */
final class BloatChart {

    private static final int MOST = 60;
    private static final int LONGEST = 80;

    private final String caption;
    private final List<Long> runs;
    private final @Nullable Long budget;
    private final boolean exceeded;

    private BloatChart(String caption, List<Long> runs, @Nullable Long budget, boolean exceeded) {
        this.caption = caption;
        this.runs = runs.stream().limit(MOST).toList();
        this.budget = budget;
        this.exceeded = exceeded;
    }

    /** What was allocated. */
    static BloatChart of(Figure figure) {
        long measured = figure.measured() == null ? 0 : figure.measured();
        return figure.runs().size() > 1
                ? new BloatChart(
                        "Allocated in each run: " + ByteSize.readable(measured) + " at the least in a warm one",
                        figure.runs(),
                        figure.budget(),
                        figure.isExceeded())
                : new BloatChart(
                        "Allocated: " + ByteSize.readable(measured) + " in one run",
                        List.of(measured),
                        figure.budget(),
                        figure.isExceeded());
    }

    /** What a field holds. */
    static BloatChart of(FootprintFigure figure) {
        long measured = figure.measured() == null ? 0 : figure.measured();
        return new BloatChart(
                "Footprint of " + Visible.line(figure.field(), LONGEST) + ": " + ByteSize.readable(measured),
                List.of(measured),
                figure.budget(),
                figure.isExceeded());
    }

    boolean saysSomething() {
        return exceeded;
    }

    void write(Html html) {
        html.open("figure").element("figcaption", caption);
        draw(html);
        html.close("figure").line();
    }

    void draw(Html html) {
        double top = budget == null ? 1 : budget;
        for (long run : runs) {
            top = Math.max(top, run);
        }
        Plot plot = new Plot(html, 0, top * 1.15);
        plot.open("bloat", text());
        List<Plot.Point> steps = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            steps.add(new Plot.Point((double) i / runs.size(), runs.get(i)));
            steps.add(new Plot.Point((i + 1.0) / runs.size(), runs.get(i)));
            if (runs.size() > 1 && runs.size() <= 12) {
                plot.below((i + 0.5) / runs.size(), "middle", i == 0 ? "run 1, cold" : String.valueOf(i + 1));
            }
        }
        plot.area("allocated", steps);
        plot.line("level", steps);
        if (budget != null) {
            plot.level("budget", budget, "budget " + ByteSize.readable(budget));
        }
        plot.close();
    }

    private String text() {
        return caption
                + (runs.size() > 1
                        ? "; by run, the first one cold: "
                                + String.join(
                                        ", ", runs.stream().map(ByteSize::exact).toList())
                        : "")
                + "; " + (budget == null ? "no budget" : "budget " + ByteSize.exact(budget));
    }
}
