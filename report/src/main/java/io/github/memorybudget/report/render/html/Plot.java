package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.size.ByteSize;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A drawing with a scale of bytes, or of a count, upwards. It is as wide as there is room for, and its text keeps its size: places across
 * are in per cent, heights in pixels.
 */
final class Plot {

    /** Heights in pixels: of the whole, and of what is above and below the drawing itself. */
    private static final int HEIGHT = 176;

    private static final int ABOVE = 18;
    private static final int BELOW = 22;
    private static final int BASE = HEIGHT - BELOW;
    /** The scale across of what is drawn by a path. */
    private static final int ACROSS = 1000;

    private final Html html;
    private final double bottom;
    private final double top;
    private final LongFunction<String> words;

    /**
     * A scale of bytes.
     *
     * @param bottom the smallest value, or 0 if none is below
     * @param top the largest value
     */
    Plot(Html html, double bottom, double top) {
        this(html, bottom, top, ByteSize::readable);
    }

    /** @param words a value in words */
    Plot(Html html, double bottom, double top, LongFunction<String> words) {
        this.html = html;
        this.bottom = Math.min(0, bottom);
        this.top = Math.max(1, top);
        this.words = words;
    }

    /** A place in the drawing: {@code x} from 0 to 1. */
    record Point(double x, double bytes) {}

    /** @param text what the drawing shows, for whoever can't see it */
    void open(String kind, String text) {
        html.open(
                "svg",
                "class",
                "plot " + kind,
                "width",
                "100%",
                "height",
                String.valueOf(HEIGHT),
                "role",
                "img",
                "aria-label",
                text);
        marks().forEach(mark -> horizontal(mark == 0 ? "grid nothing" : "grid", mark));
    }

    void close() {
        // Last, so that nothing covers it; nothing needs no name, and drawings start there.
        for (double mark : marks()) {
            if (mark != 0) {
                label("scale", 0, y(mark) - 4, "start", words.apply(Math.round(mark)));
            }
        }
        html.close("svg").line();
    }

    /** Values with a line across: nothing, and those at the ends or, where all is above, half of it. */
    private List<Double> marks() {
        // At whole numbers, as the words beside them say: there is no half thread.
        return bottom < 0
                ? List.of(Math.rint(bottom), 0.0, Math.rint(top))
                : List.of(0.0, Math.rint(top / 2), Math.rint(top));
    }

    /** A level that holds for the whole width, with its name. */
    void level(String kind, double bytes, String name) {
        horizontal(kind, bytes);
        // Where the level is almost at the top its name stands below it, to remain in sight.
        double above = y(bytes) - 5;
        label(kind + "-name", 1, above < ABOVE - 4 ? y(bytes) + 14 : above, "end", name);
    }

    void line(String kind, List<Point> points) {
        StringBuilder path = new StringBuilder();
        points.forEach(point -> path.append(path.isEmpty() ? "M" : "L").append(at(point)));
        path(kind, path.toString());
    }

    /** The area between the points and nothing. */
    void area(String kind, List<Point> points) {
        if (points.isEmpty()) {
            return;
        }
        StringBuilder path =
                new StringBuilder("M").append(at(new Point(points.get(0).x(), 0)));
        points.forEach(point -> path.append('L').append(at(point)));
        path.append('L')
                .append(at(new Point(points.get(points.size() - 1).x(), 0)))
                .append('Z');
        path(kind, path.toString());
    }

    void dot(String kind, Point point) {
        html.open("circle", "class", kind, "cx", percent(point.x()), "cy", Bar.coordinate(y(point.bytes())), "r", "3.5")
                .close("circle");
    }

    /** A stroke at the foot of the drawing: something that happened at that place. */
    void tick(String kind, double x) {
        html.open(
                        "line",
                        "class",
                        kind,
                        "x1",
                        percent(x),
                        "x2",
                        percent(x),
                        "y1",
                        String.valueOf(BASE),
                        "y2",
                        String.valueOf(BASE + 5))
                .close("line");
    }

    /** Text below the drawing. */
    void below(double x, String anchor, String text) {
        label("scale", x, HEIGHT - 5.0, anchor, text);
    }

    /** Text beside a point. */
    void beside(String kind, Point point, String anchor, String text) {
        label(kind, point.x(), Math.max(ABOVE - 6.0, y(point.bytes()) - 9), anchor, text);
    }

    private void path(String kind, String path) {
        html.open(
                        "svg",
                        "viewBox",
                        "0 0 " + ACROSS + " " + HEIGHT,
                        "preserveAspectRatio",
                        "none",
                        "width",
                        "100%",
                        "height",
                        String.valueOf(HEIGHT))
                .open("path", "class", kind, "d", path, "vector-effect", "non-scaling-stroke")
                .close("path")
                .close("svg");
    }

    private void horizontal(String kind, double bytes) {
        String y = Bar.coordinate(y(bytes));
        html.open("line", "class", kind, "x1", "0", "x2", "100%", "y1", y, "y2", y)
                .close("line");
    }

    private void label(String kind, double x, double y, String anchor, String text) {
        html.element("text", text, "class", kind, "x", percent(x), "y", Bar.coordinate(y), "text-anchor", anchor);
    }

    private double y(double bytes) {
        double share = (bytes - bottom) / (top - bottom);
        return BASE - (BASE - ABOVE) * Math.min(1, Math.max(0, share));
    }

    private String at(Point point) {
        return Bar.coordinate(ACROSS * point.x()) + "," + Bar.coordinate(y(point.bytes()));
    }

    private static String percent(double share) {
        return Bar.coordinate(100 * share) + "%";
    }
}
