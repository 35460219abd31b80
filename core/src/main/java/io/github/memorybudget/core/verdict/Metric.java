package io.github.memorybudget.core.verdict;

import org.apiguardian.api.API;

/**
 * What is measured, and the name that results, reports and known leaks use for it.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Metric {
    /** Growth of the live heap over the test's body, in bytes. */
    RETAINED("retained", true),
    /** Bytes allocated by the test's threads. */
    ALLOCATED("allocated", true),
    /** High-water mark of the live heap above its level at the start, in bytes. */
    PEAK("peak", true),
    /** Growth of direct and mapped buffer memory, in bytes. */
    OFF_HEAP("offHeap", true),
    /** Live platform threads left behind, a count. */
    THREADS("threads", false),
    /** Deep size of an annotated field, in bytes. */
    FOOTPRINT("footprint", true);

    private final String key;
    private final boolean bytes;

    Metric(String key, boolean bytes) {
        this.key = key;
        this.bytes = bytes;
    }

    /** The metric's name in annotations, results and reports, such as {@code offHeap}. */
    public String key() {
        return key;
    }

    /** Whether the figure is a number of bytes; else it is a count. */
    public boolean isBytes() {
        return bytes;
    }

    /**
     * The metric of a name.
     *
     * @throws IllegalArgumentException if no metric has that name
     */
    public static Metric ofKey(String key) {
        for (Metric metric : values()) {
            if (metric.key.equals(key)) {
                return metric;
            }
        }
        throw new IllegalArgumentException("\"" + key + "\" is not a metric; the metrics are retained, allocated, peak,"
                + " offHeap, threads and footprint");
    }
}
