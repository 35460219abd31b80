package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.size.ByteSize;
import java.util.ArrayList;
import java.util.List;

/** Bloat: what each run allocated, a plateau high above the budget. */
final class BloatChart {

    private static final int MOST = 60;

    private BloatChart() {}

    static boolean saysSomething(Figure figure) {
        return figure.isExceeded() && figure.runs().size() > 1;
    }

    static void write(Html html, Figure figure) {
        html.open("figure")
                .element(
                        "figcaption",
                        "Allocated in each run: " + ByteSize.readable(figure.measured() == null ? 0 : figure.measured())
                                + " at the least in a warm one");
        draw(html, figure);
        html.close("figure").line();
    }

    static void draw(Html html, Figure figure) {
        List<Long> runs = figure.runs().stream().limit(MOST).toList();
        Long budget = figure.budget();
        double top = budget == null ? 1 : budget;
        for (long run : runs) {
            top = Math.max(top, run);
        }
        Plot plot = new Plot(html, top * 1.15);
        plot.open(
                "bloat",
                "Allocated by each run, the first one cold: "
                        + String.join(", ", runs.stream().map(ByteSize::exact).toList()) + "; "
                        + (budget == null ? "no budget" : "budget " + ByteSize.exact(budget)));
        List<Plot.Point> steps = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            steps.add(new Plot.Point((double) i / runs.size(), runs.get(i)));
            steps.add(new Plot.Point((i + 1.0) / runs.size(), runs.get(i)));
            if (runs.size() <= 12) {
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
}
