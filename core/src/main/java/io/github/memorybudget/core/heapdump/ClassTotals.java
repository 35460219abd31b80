package io.github.memorybudget.core.heapdump;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Bytes of each class's instances by what holds them. Immutable once built. */
final class ClassTotals {

    private final Map<String, EnumMap<HeldBy, Long>> totals = new HashMap<>();

    private ClassTotals() {}

    static ClassTotals of(HolderTree holders) {
        HeapGraph graph = holders.graph();
        HeldBy[] kinds = HeldBy.values();
        long[][] bytes = new long[kinds.length][graph.classes.count];
        for (int object = 0; object < graph.count; object++) {
            bytes[holders.kind(object).ordinal()][graph.type(object)] += graph.size(object);
        }
        ClassTotals result = new ClassTotals();
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

    /** Bytes of a class's instances of one kind; the class by its name without what differs from run to run. */
    long bytes(String className, HeldBy kind) {
        EnumMap<HeldBy, Long> byKind = totals.get(className);
        return byKind == null ? 0 : byKind.getOrDefault(kind, 0L);
    }
}
