package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.verdict.Metric;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which figure of a test: {@code retained}, {@code footprint.cache}.
 *
 * @param metric which metric
 * @param field the annotated field of a footprint, else null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record FigureKey(Metric metric, @Nullable String field) implements Comparable<FigureKey> {

    /** The figure of a metric that has one a test. */
    public FigureKey(Metric metric) {
        this(metric, null);
    }

    /**
     * The figure of a name.
     *
     * @throws IllegalArgumentException if it is none; the message gives the name and the accepted ones
     */
    static FigureKey parse(String name) {
        String footprint = Metric.FOOTPRINT.key() + ".";
        if (name.startsWith(footprint) && name.length() > footprint.length()) {
            return new FigureKey(Metric.FOOTPRINT, name.substring(footprint.length()));
        }
        for (Metric metric : Metric.values()) {
            if (metric != Metric.FOOTPRINT && metric.key().equals(name)) {
                return new FigureKey(metric);
            }
        }
        throw new IllegalArgumentException("\"" + name
                + "\" is no figure; write retained, allocated, peak, offHeap, threads or footprint.<field>");
    }

    /** The name in the baseline. */
    public String text() {
        return field == null ? metric.key() : metric.key() + "." + field;
    }

    @Override
    public int compareTo(FigureKey other) {
        int order = metric.compareTo(other.metric);
        return order != 0 ? order : text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
