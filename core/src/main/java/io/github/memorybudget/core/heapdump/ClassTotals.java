package io.github.memorybudget.core.heapdump;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Bytes of each class's instances by what holds them. Immutable once built. */
final class ClassTotals {

    private final Map<String, EnumMap<HeldBy, Long>> totals = new HashMap<>();
    private final Map<String, LargeObjects> large = new HashMap<>();

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
        LargeObjects[] byType = new LargeObjects[graph.classes.count];
        for (int object = 0; object < graph.count; object++) {
            long size = graph.size(object);
            if (LargeObjects.isLarge(size)) {
                int type = graph.type(object);
                LargeObjects ofType = byType[type];
                if (ofType == null) {
                    String name = ClassNames.stable(graph.classes.names[type]);
                    ofType = large.computeIfAbsent(name, each -> new LargeObjects());
                    byType[type] = ofType;
                }
                ofType.add(size, holders.kind(object) == HeldBy.OLD);
            }
        }
    }

    /** A class's instances that are large, by their sizes. */
    LargeObjects large(String className) {
        LargeObjects known = large.get(className);
        return known == null ? new LargeObjects() : known;
    }

    /**
     * How many bytes of a class that holders from before the run kept in another dump are gone, as far as the sizes of objects
     * tell.
     */
    long goneSince(String className, ClassTotals earlier) {
        return Math.max(0, earlier.smallOld(className) - smallOld(className))
                + large(className).goneOldSince(earlier.large(className));
    }

    private long smallOld(String className) {
        return bytes(className, HeldBy.OLD) - large(className).oldBytes();
    }

    /** Bytes of a class's instances of one kind; the class by its name without what differs from run to run. */
    long bytes(String className, HeldBy kind) {
        EnumMap<HeldBy, Long> byKind = totals.get(className);
        return byKind == null ? 0 : byKind.getOrDefault(kind, 0L);
    }
}
