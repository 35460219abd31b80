package io.github.memorybudget.core.heapdump;

import java.util.BitSet;

/** For each object what holds it, and its parent on a shortest path from there. Immutable. */
final class HolderTree {

    /** The parent of what the VM itself holds, or fields of {@code java.lang.Class}, which HotSpot leaves out of dumps. */
    static final int HELD_BY_VM = -1;

    static final int FIRST_ROOT = -2;

    private static final HeldBy[] KINDS = HeldBy.values();

    private final HeapGraph graph;
    private final HolderClasses classes;
    private final int[] parents;
    private final byte[] kinds;
    private final LeftThreadHolders threads;

    /**
     * A tree that was built.
     *
     * @param parents by object
     * @param kinds by object, one more than the ordinal of its {@link HeldBy}
     */
    HolderTree(HeapGraph graph, HolderClasses classes, int[] parents, byte[] kinds, LeftThreadHolders threads) {
        this.graph = graph;
        this.classes = classes;
        this.parents = parents;
        this.kinds = kinds;
        this.threads = threads;
    }

    static HolderTree of(HeapGraph graph, HolderRules rules) {
        return new HolderTreeBuilder(graph, rules, new BitSet(), false).build();
    }

    /**
     * A tree of what a run left: what the run's threads keep, which are marked, is held as they are, and they by whoever holds
     * them, unless their code is the user's own.
     */
    static HolderTree ofRun(HeapGraph graph, HolderRules rules) {
        return new HolderTreeBuilder(graph, rules, LeftThreads.of(graph), false).build();
    }

    /** A tree to ask who holds some threads, none of which holds itself. */
    static HolderTree ofThreads(HeapGraph graph, HolderRules rules, BitSet left) {
        return new HolderTreeBuilder(graph, rules, left, true).build();
    }

    /** What is known of the threads that are asked for. */
    LeftThreadHolders threads() {
        return threads;
    }

    HeapGraph graph() {
        return graph;
    }

    /** What holds the object; null never occurs after the build, since what no one holds is the VM's. */
    HeldBy kind(int object) {
        return kind(kinds[object]);
    }

    static HeldBy kind(byte ofBuild) {
        return KINDS[ofBuild - 1];
    }

    /** Whether a class or an object of the user's own is on the way by which the object is held. */
    boolean isHeldByOwn(int object) {
        for (int at = parents[object]; at >= 0; at = parents[at]) {
            int type = graph.isMirror(at) ? graph.mirrored(at) : graph.type(at);
            if (classes.isOwn(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class is the user's own. */
    boolean isOwn(int type) {
        return classes.isOwn(type);
    }

    /** What holds the object; first use of others where it is a library that was there before, through nothing of the user's. */
    HeldBy owner(int object) {
        return kind(object) == HeldBy.OLD && !isHeldByOwn(object) ? HeldBy.FIRST_USE : kind(object);
    }

    /** The parent object, {@link #HELD_BY_VM}, or for a root a number that {@link #root(int)} takes. */
    int parent(int object) {
        return parents[object];
    }

    /** The index in the graph's roots for a parent below {@link #HELD_BY_VM}. */
    static int root(int parent) {
        return FIRST_ROOT - parent;
    }
}
