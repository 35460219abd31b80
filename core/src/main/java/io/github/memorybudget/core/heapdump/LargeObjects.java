package io.github.memorybudget.core.heapdump;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many of a class's instances have which size, by whether holders from before the run keep them; but for small instances,
 * which are too many of a size to tell anything. Immutable once built.
 */
final class LargeObjects {

    /** In bytes; what is smaller is small. */
    private static final long LARGE = 256;

    private final NavigableMap<Long, Long> old = new TreeMap<>();
    private final NavigableMap<Long, Long> others = new TreeMap<>();

    static boolean isLarge(long size) {
        return size >= LARGE;
    }

    /**
     * Adds a large object.
     *
     * @param isOld whether a holder from before the run keeps it
     */
    void add(long size, boolean isOld) {
        (isOld ? old : others).merge(size, 1L, Long::sum);
    }

    /** Bytes of those that holders from before the run keep. */
    long oldBytes() {
        return bytes(old);
    }

    /** Bytes of those that holders from before the run kept earlier and that are gone, as far as sizes tell. */
    long goneOldSince(LargeObjects earlier) {
        return bytes(more(earlier.old, old));
    }

    /** What there is more of than earlier, of each size. */
    LargeGrowth grownSince(LargeObjects earlier) {
        boolean isAnyGone = !more(earlier.old, old).isEmpty()
                || !more(earlier.others, others).isEmpty();
        return new LargeGrowth(more(old, earlier.old), more(others, earlier.others), isAnyGone);
    }

    /** By how many there are more of each size in the first. */
    private static NavigableMap<Long, Long> more(Map<Long, Long> counts, Map<Long, Long> than) {
        NavigableMap<Long, Long> more = new TreeMap<>();
        counts.forEach((size, count) -> {
            long difference = count - than.getOrDefault(size, 0L);
            if (difference > 0) {
                more.put(size, difference);
            }
        });
        return more;
    }

    static long bytes(Map<Long, Long> counts) {
        long bytes = 0;
        for (Map.Entry<Long, Long> each : counts.entrySet()) {
            bytes += each.getKey() * each.getValue();
        }
        return bytes;
    }
}
