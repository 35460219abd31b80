package io.github.memorybudget.report.read;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.ThreadsFigure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code metrics} of a result line. */
final class MetricsReader {

    private MetricsReader() {}

    static Figures figures(@Nullable Members metrics) throws MalformedLineException {
        if (metrics == null) {
            return Figures.NONE;
        }
        return new Figures(
                figure(metrics.object("retained")),
                figure(metrics.object("allocated")),
                peak(metrics.object("peak")),
                figure(metrics.object("offHeap")),
                threads(metrics.object("threads")),
                footprint(metrics.objects("footprint")));
    }

    private static @Nullable Figure figure(@Nullable Members figure) throws MalformedLineException {
        return figure == null
                ? null
                : new Figure(
                        figure.optionalWhole("budget"),
                        figure.optionalWhole("measured"),
                        figure.optionalOneOf(Basis.class, "basis"),
                        figure.wholes("runs"),
                        figure.optionalWhole("warmUp"),
                        figure.optionalWhole("otherThreads"));
    }

    private static @Nullable PeakFigure peak(@Nullable Members peak) throws MalformedLineException {
        return peak == null
                ? null
                : new PeakFigure(
                        peak.optionalWhole("budget"),
                        peak.optionalWhole("lower"),
                        peak.optionalWhole("upper"),
                        peak.truth("proven"));
    }

    private static @Nullable ThreadsFigure threads(@Nullable Members threads) throws MalformedLineException {
        return threads == null
                ? null
                : new ThreadsFigure(
                        threads.optionalCount("budget"), threads.optionalCount("measured"), threads.texts("names"));
    }

    private static List<FootprintFigure> footprint(List<Members> fields) throws MalformedLineException {
        List<FootprintFigure> figures = new ArrayList<>();
        for (Members field : fields) {
            figures.add(new FootprintFigure(
                    field.text("field"), field.optionalWhole("budget"), field.optionalWhole("measured")));
        }
        return figures;
    }
}
