package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.size.ByteSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heap over the test: in use, garbage included, as an area; live heap as points on a line, one for each collection
 * that showed it; the peak's budget as a dashed line. A spike is a peak that stands out over that line.
 */
final class TimelineChart {

    private final List<TimelinePoint> points;
    private final @Nullable PeakFigure peak;
    private final double start;
    private final double span;
    private final double bottom;
    private final double top;
    private final long highestLive;

    private TimelineChart(List<TimelinePoint> points, @Nullable PeakFigure peak) {
        this.points = points;
        this.peak = peak;
        double first = Double.MAX_VALUE;
        double last = -Double.MAX_VALUE;
        double highest = 1;
        double lowest = 0;
        long live = 0;
        for (TimelinePoint point : points) {
            first = Math.min(first, point.ms());
            last = Math.max(last, point.ms());
            highest = Math.max(highest, point.used());
            lowest = Math.min(lowest, point.live() == null ? point.used() : Math.min(point.used(), point.live()));
            live = Math.max(live, point.live() == null ? 0 : point.live());
        }
        Long budget = budget();
        this.start = first;
        this.span = Math.max(1, last - first);
        this.highestLive = live;
        this.bottom = lowest * 1.12;
        this.top = Math.max(Math.max(highest, live), budget == null ? 0 : budget) * 1.12;
    }

    static void write(Html html, List<TimelinePoint> points, @Nullable PeakFigure peak) {
        TimelineChart chart = new TimelineChart(points, peak);
        html.open("figure").element("figcaption", "Heap over the test, above its level at the start");
        chart.draw(html);
        html.element(
                "p",
                "Line: live heap, a point for each collection that showed it. Area: heap in use, garbage included.",
                "class",
                "legend");
        html.close("figure").line();
    }

    static void draw(Html html, List<TimelinePoint> points, @Nullable PeakFigure peak) {
        new TimelineChart(points, peak).draw(html);
    }

    private @Nullable Long budget() {
        return peak == null ? null : peak.budget();
    }

    private void draw(Html html) {
        Plot plot = new Plot(html, bottom, top);
        plot.open(peak != null && peak.isExceeded() ? "timeline spike" : "timeline", text());
        plot.area("used", points.stream().map(point -> at(point, point.used())).toList());
        List<Plot.Point> live = new ArrayList<>();
        for (TimelinePoint point : points) {
            if (point.live() != null) {
                live.add(at(point, point.live()));
            }
        }
        List<Plot.Point> line = new ArrayList<>(live);
        if (!live.isEmpty() && live.get(0).x() > 0) {
            // All is counted from the level at the start.
            line.add(0, new Plot.Point(0, 0));
        }
        plot.area("kept", line);
        plot.line("level", line);
        if (live.size() <= 60) {
            live.forEach(point -> plot.dot("level", point));
        }
        live.forEach(point -> plot.tick("collection", point.x()));
        Long budget = budget();
        if (budget != null) {
            plot.level("budget", budget, "peak budget " + ByteSize.readable(budget));
        }
        highest(plot, live);
        plot.below(0, "start", "0 ms");
        plot.below(1, "end", (long) span + " ms");
        plot.close();
    }

    private void highest(Plot plot, List<Plot.Point> live) {
        for (Plot.Point point : live) {
            if (point.bytes() == highestLive && highestLive > 0) {
                plot.dot("highest", point);
                String anchor = point.x() < 0.2 ? "start" : point.x() > 0.8 ? "end" : "middle";
                plot.beside("highest-name", point, anchor, ByteSize.readable(highestLive) + " live");
                return;
            }
        }
    }

    private String text() {
        Long budget = budget();
        long collections = points.stream().filter(point -> point.live() != null).count();
        return "Heap over " + (long) span + " ms: at most " + ByteSize.readable(highestLive) + " live, seen by "
                + collections + (collections == 1 ? " collection" : " collections")
                + (budget == null ? "" : "; peak budget " + ByteSize.readable(budget));
    }

    private Plot.Point at(TimelinePoint point, long bytes) {
        // Within the edges, which would cut the first point and the last.
        return new Plot.Point(0.008 + 0.984 * (point.ms() - start) / span, bytes);
    }
}
