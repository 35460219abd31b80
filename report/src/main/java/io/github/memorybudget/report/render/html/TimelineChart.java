package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.size.ByteSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Heap in use, garbage included, as an area; live heap as points on a line; the peak's budget as a dashed line. */
final class TimelineChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 120;

    private final List<TimelinePoint> points;
    private final double start;
    private final double span;
    private double top = 1;

    private TimelineChart(List<TimelinePoint> points, @Nullable Long budget) {
        this.points = points;
        double first = Double.MAX_VALUE;
        double last = -Double.MAX_VALUE;
        for (TimelinePoint point : points) {
            first = Math.min(first, point.ms());
            last = Math.max(last, point.ms());
            top = Math.max(top, Math.max(point.used(), point.live() == null ? 0 : point.live()));
        }
        if (budget != null) {
            top = Math.max(top, budget);
        }
        start = first;
        span = Math.max(1, last - first);
    }

    static void write(Html html, List<TimelinePoint> points, @Nullable PeakFigure peak) {
        Long budget = peak == null ? null : peak.budget();
        new TimelineChart(points, budget).write(html, budget);
    }

    private void write(Html html, @Nullable Long budget) {
        String label = "Heap use over " + (long) span + " ms, at most " + ByteSize.readable((long) top);
        html.open(
                "svg",
                "class",
                "chart timeline",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                label);
        html.open("polygon", "class", "used", "points", area()).close("polygon");
        String live = live();
        if (!live.isEmpty()) {
            html.open("polyline", "class", "live", "points", live).close("polyline");
        }
        for (TimelinePoint point : points) {
            if (point.live() != null) {
                html.open("circle", "class", "live", "cx", x(point), "cy", y(point.live()), "r", "2.5")
                        .close("circle");
            }
        }
        if (budget != null) {
            html.open(
                            "line",
                            "class",
                            "budget",
                            "x1",
                            "0",
                            "x2",
                            String.valueOf(WIDTH),
                            "y1",
                            y(budget),
                            "y2",
                            y(budget))
                    .close("line");
        }
        html.close("svg");
        html.element(
                "p",
                (long) span + " ms, highest " + ByteSize.readable((long) top) + "; area: in use, line: live"
                        + (budget == null ? "" : ", dashed: peak budget " + ByteSize.readable(budget)),
                "class",
                "legend");
    }

    private String area() {
        StringBuilder area = new StringBuilder("0," + HEIGHT);
        for (TimelinePoint point : points) {
            area.append(' ').append(x(point)).append(',').append(y(point.used()));
        }
        return area.append(' ').append(WIDTH).append(',').append(HEIGHT).toString();
    }

    private String live() {
        StringBuilder line = new StringBuilder();
        for (TimelinePoint point : points) {
            if (point.live() != null) {
                line.append(line.isEmpty() ? "" : " ")
                        .append(x(point))
                        .append(',')
                        .append(y(point.live()));
            }
        }
        return line.toString();
    }

    private String x(TimelinePoint point) {
        return Bar.coordinate(WIDTH * (point.ms() - start) / span);
    }

    private String y(long bytes) {
        return Bar.coordinate(HEIGHT - (HEIGHT - 4) * Math.max(0, bytes) / top);
    }
}
