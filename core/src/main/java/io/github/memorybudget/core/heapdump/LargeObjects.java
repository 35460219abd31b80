package io.github.memorybudget.core.heapdump;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many of a class's instances have which size, by whether holders from before the run keep them; but for small instances,
 * which are too many of a size to tell anything. Not to be changed any more once it is read.
 */
final class LargeObjects {

    /** In bytes; what is smaller is small. */
    private static final long LARGE = 256;

    private final NavigableMap<Long, Long> old = new TreeMap<>();
    private final NavigableMap<Long, Long> others = new TreeMap<>();
    private long goneInstances;

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
        long bytes = 0;
        for (var each : old.entrySet()) {
            bytes += each.getKey() * each.getValue();
        }
        return bytes;
    }

    /** Bytes of those that holders from before the run kept earlier and that are gone, as far as sizes tell. */
    long goneOldSince(LargeObjects earlier) {
        long gone = 0;
        for (var each : earlier.old.entrySet()) {
            gone += each.getKey() * Math.max(0, each.getValue() - old.getOrDefault(each.getKey(), 0L));
        }
        return gone;
    }

    /** What there is more of than earlier, of each size. */
    LargeObjects grownSince(LargeObjects earlier) {
        LargeObjects grown = new LargeObjects();
        grown.goneInstances = grown(old, earlier.old, grown.old) + grown(others, earlier.others, grown.others);
        return grown;
    }

    /** Returns how many are gone. */
    private static long grown(
            NavigableMap<Long, Long> now, NavigableMap<Long, Long> earlier, NavigableMap<Long, Long> more) {
        now.forEach((size, count) -> {
            long came = count - earlier.getOrDefault(size, 0L);
            if (came > 0) {
                more.put(size, came);
            }
        });
        long gone = 0;
        for (var each : earlier.entrySet()) {
            gone += Math.max(0, each.getValue() - now.getOrDefault(each.getKey(), 0L));
        }
        return gone;
    }

    /** Bytes of those of more than a size that holders from before the run keep. */
    long bytesOfMoreThan(long size) {
        long bytes = 0;
        for (var each : old.tailMap(size, false).entrySet()) {
            bytes += each.getKey() * each.getValue();
        }
        return bytes;
    }

    /**
     * Bytes of those that holders from before the run keep, and without which the run's growth would not come about: so few
     * other instances do not add up to so many bytes. Where the run made one alone, its size must be that of the growth.
     *
     * @param instances by how many the class grew in the run
     * @param bytes by how many bytes
     */
    long indispensable(long instances, long bytes) {
        if (instances <= 0 || bytes < LARGE) {
            return 0;
        }
        long some = instances + goneInstances;
        if (some == 1) {
            return old.containsKey(bytes) && !others.containsKey(bytes) ? bytes : 0;
        }
        long sum = 0;
        for (var each : old.entrySet()) {
            long size = each.getKey();
            if (size <= bytes && largestWithout(size, some) < bytes) {
                sum += size * each.getValue();
            }
        }
        return Math.min(sum, bytes);
    }

    /** The most bytes that so many instances have, of which one of a size is not among them. */
    private long largestWithout(long size, long instances) {
        List<Long> sizes = new ArrayList<>();
        addLargest(old, size, instances, sizes);
        addLargest(others, -1, instances, sizes);
        sizes.sort(Collections.reverseOrder());
        long bytes = 0;
        for (int i = 0; i < instances; i++) {
            // There are as many small ones as anybody wants.
            bytes += i < sizes.size() ? sizes.get(i) : LARGE;
        }
        return bytes;
    }

    private static void addLargest(NavigableMap<Long, Long> of, long without, long most, List<Long> sizes) {
        long left = most;
        for (var each : of.descendingMap().entrySet()) {
            long count = Math.min(left, each.getKey() == without ? each.getValue() - 1 : each.getValue());
            for (long i = 0; i < count; i++) {
                sizes.add(each.getKey());
            }
            left -= count;
            if (left == 0) {
                return;
            }
        }
    }
}
