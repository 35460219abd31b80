package io.github.memorybudget.core.heapdump;

import java.util.Set;

/**
 * Weak maps of the JDK keep an entry after its key is gone until they are next used ({@code
 * WeakHashMap.expungeStaleEntries}, and the tables of method types and the like). Such an entry only waits to go.
 */
final class WeakMaps {

    private static final String ENTRY = "java.util.WeakHashMap$Entry";
    private static final String NODE = "java.util.concurrent.ConcurrentHashMap$Node";

    /**
     * Keys of the JDK's own tables, which are cleared up at each use. Others' maps with weak references as keys may never be:
     * that is a leak.
     */
    private static final Set<String> WEAK_KEYS = Set.of(
            "jdk.internal.util.WeakReferenceKey", "java.lang.invoke.MethodType$ConcurrentWeakInternSet$WeakEntry");

    private final HeapGraph graph;
    private final boolean[] weakKeys;
    private final int nodeType;
    private final int entryType;

    WeakMaps(HeapGraph graph) {
        this.graph = graph;
        this.weakKeys = new boolean[graph.classes.count];
        int entry = HeapGraph.NULL;
        int node = HeapGraph.NULL;
        for (int type = 0; type < graph.classes.count; type++) {
            String name = graph.classes.names[type];
            weakKeys[type] = WEAK_KEYS.contains(name);
            entry = name.equals(ENTRY) ? type : entry;
            node = name.equals(NODE) ? type : node;
        }
        this.entryType = entry;
        this.nodeType = node;
    }

    /** Whether the object is an entry whose key the collector has taken, or what such a key leaves. */
    boolean isStale(int object) {
        int type = graph.type(object);
        if (type == entryType || weakKeys[type]) {
            return isCleared(object);
        }
        if (type != nodeType) {
            return false;
        }
        int key = target(object, "key");
        return key >= 0 && weakKeys[graph.type(key)] && isCleared(key);
    }

    private boolean isCleared(int reference) {
        int slot = graph.referentSlot(reference);
        return slot >= 0 && graph.target(graph.firstSlot(reference) + slot) == HeapGraph.NULL;
    }

    /** The next entry in the chain of the same bucket, or {@link HeapGraph#NULL}. */
    int next(int entry) {
        return weakKeys[graph.type(entry)] ? HeapGraph.NULL : target(entry, "next");
    }

    private int target(int object, String field) {
        int type = graph.type(object);
        int slots = graph.slots(object);
        for (int slot = 0; slot < slots; slot++) {
            if (graph.classes.declaring(type, slot) == type
                    && graph.classes.slotName(type, slot).equals(field)) {
                return graph.target(graph.firstSlot(object) + slot);
            }
        }
        return HeapGraph.NULL;
    }
}
