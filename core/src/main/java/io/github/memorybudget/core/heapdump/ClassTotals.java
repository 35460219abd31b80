package io.github.memorybudget.core.heapdump;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Bytes of each class's instances by what holds them. Immutable once built. */
final class ClassTotals {

    /** Smaller ones are too many of a size to tell anything. */
    private static final long LARGE = 256;

    private final Map<String, EnumMap<HeldBy, Long>> totals = new HashMap<>();
    private final Map<String, NavigableMap<Long, Long>> largeOld = new HashMap<>();

    private ClassTotals() {}

    static ClassTotals of(HolderTree holders) {
        HeapGraph graph = holders.graph();
        HeldBy[] kinds = HeldBy.values();
        long[][] bytes = new long[kinds.length][graph.classes.count];
        for (int object = 0; object < graph.count; object++) {
            bytes[holders.kind(object).ordinal()][graph.type(object)] += graph.size(object);
        }
        ClassTotals result = new ClassTotals();
        result.addLarge(holders);
        for (HeldBy kind : kinds) {
            for (int type = 0; type < graph.classes.count; type++) {
                long sum = bytes[kind.ordinal()][type];
                if (sum > 0) {
                    result.totals
                            .computeIfAbsent(
                                    ClassNames.stable(graph.classes.names[type]), name -> new EnumMap<>(HeldBy.class))
                            .merge(kind, sum, Long::sum);
                }
            }
        }
        return result;
    }

    private void addLarge(HolderTree holders) {
        HeapGraph graph = holders.graph();
        for (int object = 0; object < graph.count; object++) {
            if (holders.kind(object) == HeldBy.OLD && graph.size(object) >= LARGE) {
                largeOld.computeIfAbsent(ClassNames.stable(graph.className(object)), name -> new TreeMap<>())
                        .merge(graph.size(object), 1L, Long::sum);
            }
        }
    }

    /** How many bytes more than in another dump holders from before the run keep of a class, in objects of more than this size. */
    long growthOfLarge(String className, ClassTotals earlier, long size) {
        long grown = 0;
        Map<Long, Long> before = earlier.largeOld.getOrDefault(className, new TreeMap<>());
        for (Map.Entry<Long, Long> of : largeOld.getOrDefault(className, new TreeMap<>())
                .tailMap(size, false)
                .entrySet()) {
            grown += of.getKey() * Math.max(0, of.getValue() - before.getOrDefault(of.getKey(), 0L));
        }
        return grown;
    }

    /**
     * How many bytes of a class that holders from before the run kept in another dump are gone, as far as the sizes of objects
     * tell.
     */
    long goneSince(String className, ClassTotals earlier) {
        Map<Long, Long> now = largeOld.getOrDefault(className, new TreeMap<>());
        NavigableMap<Long, Long> before = earlier.largeOld.getOrDefault(className, new TreeMap<>());
        long gone = Math.max(0, earlier.smallOld(className) - smallOld(className));
        for (Map.Entry<Long, Long> of : before.entrySet()) {
            gone += of.getKey() * Math.max(0, of.getValue() - now.getOrDefault(of.getKey(), 0L));
        }
        return gone;
    }

    private long smallOld(String className) {
        long large = 0;
        for (Map.Entry<Long, Long> of :
                largeOld.getOrDefault(className, new TreeMap<>()).entrySet()) {
            large += of.getKey() * of.getValue();
        }
        return bytes(className, HeldBy.OLD) - large;
    }

    /** Bytes of a class's instances of one kind; the class by its name without what differs from run to run. */
    long bytes(String className, HeldBy kind) {
        EnumMap<HeldBy, Long> byKind = totals.get(className);
        return byKind == null ? 0 : byKind.getOrDefault(kind, 0L);
    }
}
