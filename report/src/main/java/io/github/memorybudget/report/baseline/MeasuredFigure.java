package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a result, as far as it can be compared.
 *
 * <p>A first run's figure depends on what ran before it, so that only figures of a warm JVM are accepted. What is left
 * behind in threads and what a field holds does not depend on it.
 *
 * @param lower the figure in the metric's unit; of a peak the lower end
 * @param upper the same, of a peak the upper end
 * @param warm whether it is of a warm JVM
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MeasuredFigure(long lower, long upper, boolean warm) {

    /** All figures of a result that were measured; none of a test that was not judged. */
    public static SortedMap<FigureKey, MeasuredFigure> of(TestResult result) {
        SortedMap<FigureKey, MeasuredFigure> all = new TreeMap<>();
        if (result.verdict() == Verdict.NOT_JUDGED) {
            return all;
        }
        Figures figures = result.figures();
        put(all, Metric.RETAINED, figures.retained());
        put(all, Metric.ALLOCATED, figures.allocated());
        put(all, Metric.OFF_HEAP, figures.offHeap());
        PeakFigure peak = figures.peak();
        if (peak != null && peak.lower() != null && peak.upper() != null) {
            boolean rehearsed = Stream.of(figures.retained(), figures.allocated(), figures.offHeap())
                    .anyMatch(figure -> figure != null && figure.basis() == Basis.WARM);
            all.put(new FigureKey(Metric.PEAK), new MeasuredFigure(peak.lower(), peak.upper(), rehearsed));
        }
        ThreadsFigure threads = figures.threads();
        if (threads != null && threads.measured() != null) {
            all.put(new FigureKey(Metric.THREADS), exact(threads.measured()));
        }
        for (FootprintFigure footprint : figures.footprint()) {
            if (footprint.measured() != null) {
                all.put(new FigureKey(Metric.FOOTPRINT, footprint.field()), exact(footprint.measured()));
            }
        }
        result.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.UNJUDGED)
                .forEach(finding -> all.keySet().removeIf(key -> key.metric() == finding.metric()));
        return all;
    }

    /** What is accepted of it: a peak's upper end, since its lower one may be what a sample happened to see. */
    public long acceptable() {
        return upper;
    }

    private static void put(SortedMap<FigureKey, MeasuredFigure> all, Metric metric, @Nullable Figure figure) {
        if (figure != null && figure.measured() != null) {
            long measured = figure.measured();
            all.put(new FigureKey(metric), new MeasuredFigure(measured, measured, figure.basis() == Basis.WARM));
        }
    }

    private static MeasuredFigure exact(long measured) {
        return new MeasuredFigure(measured, measured, true);
    }
}
