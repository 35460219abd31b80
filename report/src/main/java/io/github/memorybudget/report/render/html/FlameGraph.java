package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where memory was allocated, as a flame graph that hangs from the test: a frame is as wide as what was allocated in it
 * and below, and what was allocated is at the lower end.
 */
final class FlameGraph {

    private static final int ROW = 20;
    private static final int DEEPEST = 40;
    private static final int LONGEST = 300;
    /** Narrower ones, in parts of the whole, can be neither seen nor pointed at. */
    private static final double NARROWEST = 0.002;

    private final Html html;
    private final double all;
    private int deepest;

    private FlameGraph(Html html, double all) {
        this.html = html;
        this.all = all;
    }

    private static final class Node {
        private final Map<String, Node> below = new TreeMap<>();
        private long bytes;
        private boolean allocated;
    }

    static void write(Html html, List<AllocationSite> sites) {
        Node root = new Node();
        for (AllocationSite site : sites) {
            add(root, site);
        }
        if (root.bytes <= 0) {
            return;
        }
        FlameGraph graph = new FlameGraph(html, root.bytes);
        graph.measure(root, 0);
        html.open("figure", "class", "sites")
                .element(
                        "figcaption", "Allocation by caller: the test above, what was allocated below, width by bytes");
        html.open(
                "svg",
                "class",
                "flames",
                "width",
                "100%",
                "height",
                String.valueOf(graph.deepest * ROW),
                "role",
                "img",
                "aria-label",
                "Flame graph of " + ByteSize.readable(root.bytes) + "; the same sites follow as a list");
        graph.draw(root, 0, 0);
        html.close("svg").close("figure").line();
    }

    private static void add(Node root, AllocationSite site) {
        root.bytes += Math.max(0, site.bytes());
        Node node = root;
        List<String> frames = new ArrayList<>();
        for (int i = Math.min(site.stack().size(), DEEPEST) - 1; i >= 0; i--) {
            frames.add(site.stack().get(i));
        }
        for (String frame : frames) {
            node = node.below.computeIfAbsent(frame, name -> new Node());
            node.bytes += Math.max(0, site.bytes());
        }
        node = node.below.computeIfAbsent(site.className(), name -> new Node());
        node.bytes += Math.max(0, site.bytes());
        node.allocated = true;
    }

    private void measure(Node node, int depth) {
        deepest = Math.max(deepest, depth);
        for (Node child : node.below.values()) {
            if (child.bytes / all >= NARROWEST) {
                measure(child, depth + 1);
            }
        }
    }

    private void draw(Node node, int depth, double x) {
        double left = x;
        // Largest first, and by name where they are equal, so that the page is the same each time.
        List<Map.Entry<String, Node>> children = new ArrayList<>(node.below.entrySet());
        children.sort((a, b) -> Long.compare(b.getValue().bytes, a.getValue().bytes));
        for (Map.Entry<String, Node> child : children) {
            double width = child.getValue().bytes / all;
            if (width >= NARROWEST) {
                box(child.getKey(), child.getValue(), depth, left, width);
                draw(child.getValue(), depth + 1, left);
            }
            left += width;
        }
    }

    /** A drawing within the drawing: its edge cuts the text that does not fit. */
    private void box(String frame, Node node, int depth, double x, double width) {
        String name = Visible.line(frame, LONGEST);
        html.open(
                "svg",
                "x",
                percent(x),
                "y",
                String.valueOf(depth * ROW),
                "width",
                percent(width),
                "height",
                String.valueOf(ROW - 1));
        html.element(
                "title",
                name + ", " + ByteSize.readable(node.bytes) + String.format(Locale.ROOT, " (%.0f %%)", 100 * width));
        html.open("rect", "class", node.allocated ? "flame allocated" : "flame", "width", "100%", "height", "100%")
                .close("rect");
        if (width > 0.02) {
            html.element("text", node.allocated ? name : brief(name), "x", "4", "y", "14");
        }
        html.close("svg");
    }

    /** {@code PageRenderer.render:9} of {@code com.acme.PageRenderer.render(PageRenderer.java:9)}. */
    private static String brief(String frame) {
        int bracket = frame.indexOf('(');
        String method = bracket < 0 ? frame : frame.substring(0, bracket);
        int name = method.lastIndexOf('.');
        int type = name < 0 ? -1 : method.lastIndexOf('.', name - 1);
        int colon = frame.lastIndexOf(':');
        String line = colon > bracket && frame.endsWith(")") ? frame.substring(colon, frame.length() - 1) : "";
        return method.substring(type + 1) + line;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * share);
    }
}
