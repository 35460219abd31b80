package io.github.memorybudget.core.heapdump;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The buffers of a dump that have memory of their own off the heap: direct and mapped ones with a cleaner. Views and slices
 * have none, and refer to the one that has.
 */
final class DirectBuffers {

    private static final String BUFFER = "java.nio.DirectByteBuffer";
    private static final String CLEANER = "cleaner";

    private DirectBuffers() {}

    /** Where in an instance's data the capacity is, by class; -1 for classes that are no direct buffers. */
    static int[] capacityOffsets(ClassTable classes, int idSize) {
        int[] offsets = new int[classes.count];
        Arrays.fill(offsets, -1);
        for (int type = 0; type < classes.count; type++) {
            if (classes.isSubclass(type, BUFFER)) {
                offsets[type] = capacityOffset(classes, type, idSize);
            }
        }
        return offsets;
    }

    private static int capacityOffset(ClassTable classes, int type, int idSize) {
        int offset = 0;
        for (int at = type; at >= 0; at = classes.supers[at]) {
            byte[] types = classes.records[at].fieldTypes();
            for (int field = 0; field < types.length; field++) {
                boolean capacity =
                        classes.names[at].equals("java.nio.Buffer") && classes.fieldNames[at][field].equals("capacity");
                if (capacity && BasicType.size(types[field], idSize) == Integer.BYTES) {
                    return offset;
                }
                offset += BasicType.size(types[field], idSize);
            }
        }
        return -1;
    }

    /**
     * The buffers with memory of their own that were made after a marked one: the JDK puts each new cleaner at the head of a
     * list. All of them where no buffer is marked, or the list is not to be found.
     */
    static Set<Integer> newerThanMarked(HeapGraph graph) {
        Set<Integer> all = new TreeSet<>();
        int anchor = HeapGraph.NULL;
        for (int object : graph.directBuffers.keySet()) {
            if (graph.field(object, CLEANER) >= 0) {
                all.add(object);
            }
        }
        java.util.BitSet marked = SearchMark.marked(graph);
        for (int object : all) {
            anchor = marked.get(object) ? object : anchor;
        }
        return anchor < 0 ? all : newer(graph, anchor, all);
    }

    private static Set<Integer> newer(HeapGraph graph, int anchor, Set<Integer> all) {
        Set<Integer> newer = new TreeSet<>();
        int cleaner = graph.field(anchor, CLEANER);
        int slot = graph.referentSlot(cleaner);
        if (slot < 0 || !graph.className(cleaner).equals("jdk.internal.ref.Cleaner")) {
            return all;
        }
        for (int steps = 0; cleaner >= 0 && steps < graph.count; steps++) {
            int buffer = graph.target(graph.firstSlot(cleaner) + slot);
            if (buffer != anchor && all.contains(buffer)) {
                newer.add(buffer);
            }
            cleaner = graph.field(cleaner, "prev");
        }
        return newer;
    }
}
