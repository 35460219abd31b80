package io.github.memorybudget.core.heapdump;

import java.util.BitSet;

/**
 * The threads of a dump, while is sought what holds each object: those that run hold themselves, but for some of which is asked
 * who holds them.
 */
final class LeftThreadHolders {

    private final HeapGraph graph;
    private final HolderClasses classes;
    private final BitSet running = new BitSet();
    private final BitSet left;
    private final BitSet heldByNobody = new BitSet();
    private final BitSet leadsToOwn = new BitSet();

    /**
     * The threads of a graph.
     *
     * @param left those of which is asked
     */
    LeftThreadHolders(HeapGraph graph, HolderClasses classes, BitSet left) {
        this.graph = graph;
        this.classes = classes;
        this.left = left;
        for (int i = 0; i < graph.roots.length; i++) {
            if (graph.rootKinds[i] == RootKind.THREAD && !left.get(graph.roots[i])) {
                running.set(graph.roots[i]);
            }
        }
    }

    /** Whether a root is a thread that the JDK or the build keeps for everybody. */
    boolean isShared(int root) {
        return graph.rootKinds[root] == RootKind.THREAD && PassingFrames.isShared(graph, graph.roots[root]);
    }

    /** Whether a root is a thread of which is asked. */
    boolean isLeft(int root) {
        return graph.rootKinds[root] == RootKind.THREAD && left.get(graph.roots[root]);
    }

    /**
     * Whether an object is no holder of another, since that is a thread. A live thread holds itself, whoever else knows it: a
     * JDK's thread groups do, another's don't.
     *
     * @param parent the object that refers to the other, or a number below 0 for a root
     * @param parents what holds each object
     */
    boolean onlyKnows(int parent, int object, int[] parents) {
        if (parent >= 0 && running.get(object)) {
            return true;
        }
        return left.get(object)
                && parent >= 0
                && !graph.isMirror(parent)
                && LeftThreads.onlyKnow(
                        graph, parent, graph.classes.isArray(graph.type(parent)) ? parents[parent] : HeapGraph.NULL);
    }

    /**
     * Whether an object is a thread that does not run yet, of a library that the run was the first to use: the hook for the end
     * of the JVM that it registers then. The JDK's list of them was there before.
     */
    boolean isHookOfLibrary(int object) {
        int type = graph.type(object);
        if (!classes.isThread(type) || running.get(object) || classes.isOwn(type)) {
            return false;
        }
        int target = graph.threadTarget(object);
        return classes.isLibrarysFirstUse(target >= 0 ? graph.type(target) : type);
    }

    /**
     * Looks at what those threads keep that nobody holds.
     *
     * @param kinds what holds each object, 0 for nothing so far
     */
    void seeWhoIsAlone(byte[] kinds) {
        left.stream().filter(thread -> kinds[thread] == 0).forEach(thread -> {
            heldByNobody.set(thread);
            if (keepsOwn(thread, kinds)) {
                leadsToOwn.set(thread);
            }
        });
    }

    private boolean keepsOwn(int thread, byte[] kinds) {
        BitSet seen = new BitSet(graph.count);
        IntList open = new IntList();
        open.add(thread);
        seen.set(thread);
        while (open.size() > 0) {
            int object = open.removeLast();
            if (classes.isOwn(graph.type(object))) {
                return true;
            }
            for (int slot = 0; slot < graph.strongSlots(object); slot++) {
                int target = graph.strong(object, slot);
                if (target >= 0 && kinds[target] == 0 && !graph.isMirror(target) && !seen.get(target)) {
                    seen.set(target);
                    open.add(target);
                }
            }
        }
        return false;
    }

    /** Whether nothing holds one of the threads that are asked for but the thread itself. */
    boolean isHeldByNobody(int thread) {
        return heldByNobody.get(thread);
    }

    /** Whether such a thread alone keeps an instance of an own class. */
    boolean leadsToOwn(int thread) {
        return leadsToOwn.get(thread);
    }
}
