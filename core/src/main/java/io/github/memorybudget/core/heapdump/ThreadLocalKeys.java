package io.github.memorybudget.core.heapdump;

import java.util.HashMap;
import java.util.Map;

/** Says which {@code ThreadLocal} an entry of a thread's map belongs to: the field that has it. */
final class ThreadLocalKeys {

    static final String ENTRY = "java.lang.ThreadLocal$ThreadLocalMap$Entry";

    /** Begins the words of a step from a thread's map to a value. */
    static final String STEP = "value of the ThreadLocal ";

    private final HolderTree holders;
    private final HeapGraph graph;
    private final Map<Integer, String> words = new HashMap<>();

    ThreadLocalKeys(HolderTree holders) {
        this.holders = holders;
        this.graph = holders.graph();
    }

    String words(int entry) {
        int slot = graph.referentSlot(entry);
        int key = slot < 0 ? HeapGraph.NULL : graph.target(graph.firstSlot(entry) + slot);
        return key < 0 ? STEP + "that is gone" : words.computeIfAbsent(key, this::wordsOfKey);
    }

    private String wordsOfKey(int key) {
        int parent = holders.parent(key);
        String field = null;
        if (parent >= 0) {
            field = graph.isMirror(parent) ? staticField(parent, key) : instanceField(parent, key);
        }
        return STEP + (field == null ? "of class " + ClassNames.stable(graph.className(key)) : field);
    }

    private @org.jspecify.annotations.Nullable String staticField(int mirror, int key) {
        int type = graph.mirrored(mirror);
        int[] statics = graph.statics[type];
        for (int i = 0; i < statics.length; i++) {
            if (statics[i] == key) {
                return ClassNames.stable(graph.classes.names[type]) + "." + graph.classes.staticNames[type][i];
            }
        }
        return null;
    }

    private @org.jspecify.annotations.Nullable String instanceField(int owner, int key) {
        int type = graph.type(owner);
        int slots = graph.classes.isArray(type) ? 0 : graph.slots(owner);
        for (int slot = 0; slot < slots; slot++) {
            if (graph.target(graph.firstSlot(owner) + slot) == key && slot != graph.referentSlot(owner)) {
                int declaring = graph.classes.declaring(type, slot);
                return ClassNames.stable(graph.classes.names[declaring]) + "." + graph.classes.slotName(type, slot);
            }
        }
        return null;
    }
}
