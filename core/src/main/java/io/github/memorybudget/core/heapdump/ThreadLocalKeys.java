package io.github.memorybudget.core.heapdump;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which {@code ThreadLocal} or {@code ClassValue} an entry of a thread's or class's map belongs to: the field that has it. */
final class ThreadLocalKeys {

    static final String ENTRY = "java.lang.ThreadLocal$ThreadLocalMap$Entry";

    /** Begins the words of a step from a thread's map to a value. */
    static final String STEP = "value of the ThreadLocal ";

    /** The same of a class's map. */
    static final String CLASS_VALUE_STEP = "value of the ClassValue ";

    private static final String CLASS_VALUE_ENTRY = "java.lang.ClassValue$Entry";

    private final HolderTree holders;
    private final HeapGraph graph;
    private final Map<Integer, String> words = new HashMap<>();

    ThreadLocalKeys(HolderTree holders) {
        this.holders = holders;
        this.graph = holders.graph();
    }

    /** Whether a step is one to the value of a {@code ThreadLocal} or {@code ClassValue}. */
    static boolean isStep(String step) {
        return step.startsWith(STEP) || step.startsWith(CLASS_VALUE_STEP);
    }

    /** The field that has the {@code ThreadLocal}, as {@code Context.CURRENT}, from the words of a step; null if that is not known. */
    static @Nullable String field(String step) {
        String words = step.substring(STEP.length());
        int name = words.lastIndexOf('.');
        return name < 0 || words.indexOf(' ') >= 0
                ? null
                : ClassNames.innermost(words.substring(0, name)) + words.substring(name);
    }

    String words(int entry) {
        int slot = graph.referentSlot(entry);
        int key = slot < 0 ? HeapGraph.NULL : graph.target(graph.firstSlot(entry) + slot);
        return key < 0 ? STEP + "that is gone" : STEP + words.computeIfAbsent(key, this::wordsOfKey);
    }

    /** The words of a step from a class's entry to its value, or null if it is none. */
    @Nullable
    String wordsOfClassValue(int entry, int slot) {
        int type = graph.type(entry);
        if (!graph.className(entry).equals(CLASS_VALUE_ENTRY)
                || !graph.classes.slotName(type, slot).equals("value")) {
            return null;
        }
        int referent = graph.referentSlot(entry);
        int version = referent < 0 ? HeapGraph.NULL : graph.target(graph.firstSlot(entry) + referent);
        for (int i = 0; version >= 0 && i < graph.slots(version); i++) {
            int key = graph.target(graph.firstSlot(version) + i);
            if (key >= 0 && graph.classes.slotName(graph.type(version), i).equals("classValue")) {
                return CLASS_VALUE_STEP + words.computeIfAbsent(key, this::wordsOfKey);
            }
        }
        return null;
    }

    private String wordsOfKey(int key) {
        int parent = holders.parent(key);
        String field = null;
        if (parent >= 0) {
            field = graph.isMirror(parent) ? staticField(parent, key) : instanceField(parent, key);
        }
        return field == null ? "of class " + ClassNames.stable(graph.className(key)) : field;
    }

    private @Nullable String staticField(int mirror, int key) {
        int type = graph.mirrored(mirror);
        int[] statics = graph.statics[type];
        for (int i = 0; i < statics.length; i++) {
            if (statics[i] == key) {
                return ClassNames.stable(graph.classes.names[type]) + "." + graph.classes.staticNames[type][i];
            }
        }
        return null;
    }

    private @Nullable String instanceField(int owner, int key) {
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
