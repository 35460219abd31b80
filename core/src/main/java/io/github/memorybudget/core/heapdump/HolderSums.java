package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what kinds of holders keep, where it is no memory of the heap: bytes off the heap, or threads. */
final class HolderSums {

    private static final int TOP_HOLDERS = 20;

    private record Key(String name, HeldBy kind) {}

    private final EnumMap<HeldBy, Long> sums = new EnumMap<>(HeldBy.class);
    private final Map<Key, long[]> holders = new HashMap<>();
    private long uncertain;

    HolderSums() {
        for (HeldBy kind : HeldBy.values()) {
            sums.put(kind, 0L);
        }
    }

    void add(String holder, HeldBy kind, long amount) {
        sums.merge(kind, amount, Long::sum);
        long[] sum = holders.computeIfAbsent(new Key(holder, kind), key -> new long[2]);
        sum[0] += amount;
        sum[1]++;
    }

    /** Adds what may count, and may not. */
    void addUncertain(String holder, long amount) {
        add(holder, HeldBy.OLD, amount);
        uncertain += amount;
    }

    /**
     * What was added.
     *
     * @param traces paths to it
     */
    HolderReport report(List<LeakTrace> traces) {
        long counted = sums.get(HeldBy.OLD) + sums.get(HeldBy.OWN_FIRST_USE);
        List<Holder> largest = new ArrayList<>();
        holders.forEach((key, sum) -> largest.add(new Holder(key.name, key.kind, sum[0], sum[1])));
        largest.sort(
                Comparator.comparingLong((Holder holder) -> -holder.bytes()).thenComparing(Holder::name));
        return new HolderReport(
                counted - uncertain,
                counted,
                sums.get(HeldBy.METADATA) + sums.get(HeldBy.FIRST_USE),
                sums.get(HeldBy.SOFT),
                sums.get(HeldBy.IGNORED),
                sums.get(HeldBy.FINALIZER),
                sums.get(HeldBy.FRAMEWORK),
                sums.get(HeldBy.SPARE),
                largest.subList(0, Math.min(TOP_HOLDERS, largest.size())),
                traces);
    }
}
