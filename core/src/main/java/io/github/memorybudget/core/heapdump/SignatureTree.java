package io.github.memorybudget.core.heapdump;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All paths of a dump folded by class and field names: one node for each distinct path, with the number and bytes of the
 * objects that have it. Collections and arrays are folded, and so are chains that repeat a class. Holds no object ids, so it
 * is small and two trees can be compared. A parent's number is less than its children's; 0 is the top.
 */
final class SignatureTree {

    /** The step into a collection's or array's element. */
    static final String ELEMENT = "[*]";

    private final IntList parents = new IntList();
    private final List<String> fields = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private final List<HeldBy> kinds = new ArrayList<>();
    private final Map<Integer, NodeTraits> traits = new HashMap<>();
    private long[] objects = new long[1024];
    private long[] instances = new long[1024];
    private long[] bytes = new long[1024];
    private long[] entries = new long[1024];

    int size() {
        return parents.size();
    }

    int parent(int node) {
        return parents.get(node);
    }

    /** The field that leads here, {@link #ELEMENT}, or empty right below a holder. */
    String field(int node) {
        return fields.get(node);
    }

    /** The class of the objects here; for a holder, in which a path begins, its words. */
    String className(int node) {
        return classes.get(node);
    }

    HeldBy kind(int node) {
        return kinds.get(node);
    }

    /** Whether the node is a place where paths begin: a static field, a thread, the VM. */
    boolean isHolder(int node) {
        return node > 0 && parents.get(node) == 0;
    }

    /** Number of objects, those inside a folded collection included. */
    long objects(int node) {
        return objects[node];
    }

    /** Number of objects of the node's own class. */
    long instances(int node) {
        return instances[node];
    }

    long bytes(int node) {
        return bytes[node];
    }

    /** Number of entries in the collections or arrays here. */
    long entries(int node) {
        return entries[node];
    }

    /** What is special about a node, for the words of a path. */
    NodeTraits traits(int node) {
        return traits.getOrDefault(node, NodeTraits.NONE);
    }

    void traits(int node, NodeTraits newTraits) {
        traits.put(node, newTraits);
    }

    int add(int parent, String field, String className, HeldBy kind) {
        int node = parents.size();
        parents.add(parent);
        fields.add(field);
        classes.add(className);
        kinds.add(kind);
        if (node == bytes.length) {
            objects = java.util.Arrays.copyOf(objects, node * 2);
            instances = java.util.Arrays.copyOf(instances, node * 2);
            bytes = java.util.Arrays.copyOf(bytes, node * 2);
            entries = java.util.Arrays.copyOf(entries, node * 2);
        }
        return node;
    }

    void count(int node, int newInstances, long newBytes, long newEntries) {
        objects[node]++;
        instances[node] += newInstances;
        bytes[node] += newBytes;
        entries[node] += newEntries;
    }

    /** The holder that a node's path begins in, itself for a holder, 0 for the top. */
    int holder(int node) {
        int at = node;
        while (at > 0 && parents.get(at) > 0) {
            at = parents.get(at);
        }
        return at;
    }
}
