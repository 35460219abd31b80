package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A test's figures as rows, in the order of the metrics.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MetricRows {

    private final List<MetricRow> rows = new ArrayList<>();

    private MetricRows() {}

    /** One row a metric that was looked at. */
    public static List<MetricRow> of(Figures figures) {
        MetricRows all = new MetricRows();
        all.add(Metric.RETAINED, figures.retained());
        all.add(Metric.ALLOCATED, figures.allocated());
        all.add(figures.peak());
        all.add(Metric.OFF_HEAP, figures.offHeap());
        all.add(figures.threads());
        figures.footprint().forEach(all::add);
        return all.rows;
    }

    /** The rows of exceeded budgets. */
    public static List<MetricRow> exceeded(Figures figures) {
        return of(figures).stream().filter(MetricRow::isExceeded).toList();
    }

    private void add(Metric metric, @Nullable Figure figure) {
        if (figure == null) {
            return;
        }
        List<String> notes = new ArrayList<>();
        if (figure.runs().size() > 1 && figure.budget() != null) {
            long budget = figure.budget();
            long over = figure.runs().stream().filter(run -> run > budget).count();
            if (over > 0) {
                notes.add("over in " + over + " of " + figure.runs().size() + " runs");
            }
        }
        if (figure.basis() == Basis.COLD) {
            notes.add("cold run only");
        }
        if (figure.warmUp() != null && figure.warmUp() != 0) {
            notes.add(ByteSize.exact(figure.warmUp()) + " of first use not counted");
        }
        if (figure.otherThreads() != null && figure.otherThreads() != 0) {
            notes.add(ByteSize.exact(figure.otherThreads()) + " by other threads not counted");
        }
        rows.add(new MetricRow(metric, null, figure.budget(), figure.measured(), figure.measured(), notes));
    }

    private void add(@Nullable PeakFigure peak) {
        if (peak != null) {
            rows.add(new MetricRow(Metric.PEAK, null, peak.budget(), peak.lower(), peak.upper(), List.of()));
        }
    }

    private void add(@Nullable ThreadsFigure threads) {
        if (threads != null) {
            Long budget = threads.budget() == null ? null : (long) threads.budget();
            Long measured = threads.measured() == null ? null : (long) threads.measured();
            List<String> notes = threads.names().isEmpty()
                    ? List.of()
                    : List.of(Visible.line(String.join(", ", threads.names()), 200));
            rows.add(new MetricRow(Metric.THREADS, null, budget, measured, measured, notes));
        }
    }

    private void add(FootprintFigure footprint) {
        rows.add(new MetricRow(
                Metric.FOOTPRINT,
                footprint.field(),
                footprint.budget(),
                footprint.measured(),
                footprint.measured(),
                List.of()));
    }
}
