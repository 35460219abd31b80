package io.github.memorybudget.core.heapdump;

import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The threads of a dump, while is sought what holds each object: those that run hold themselves, but for some of which is asked
 * who holds them.
 */
final class LeftThreadHolders {

    private final HeapGraph graph;
    private final HolderClasses classes;
    private final BitSet running = new BitSet();
    private final BitSet marked;
    private final BitSet left = new BitSet();
    private final BitSet heldByNobody = new BitSet();
    private final BitSet leadsToOwn = new BitSet();

    /**
     * The threads of a graph.
     *
     * @param marked those that a run left behind
     * @param own whether who holds them is asked also of those whose code is the user's own
     */
    LeftThreadHolders(HeapGraph graph, HolderClasses classes, BitSet marked, boolean own) {
        this.graph = graph;
        this.classes = classes;
        this.marked = marked;
        marked.stream().filter(thread -> own || !runsOwn(thread)).forEach(left::set);
        for (int i = 0; i < graph.roots.length; i++) {
            if (graph.rootKinds[i] == RootKind.THREAD && !left.get(graph.roots[i])) {
                running.set(graph.roots[i]);
            }
        }
    }

    /** The class of what a thread runs. */
    int code(int thread) {
        int target = graph.threadTarget(thread);
        return graph.type(target >= 0 ? target : thread);
    }

    /** Whether what a thread runs is the user's own. */
    boolean runsOwn(int thread) {
        return classes.isOwn(graph.type(thread)) || classes.isOwn(code(thread));
    }

    /** Whether what a thread runs came with a library that the run brought. */
    boolean runsLibrarysFirstUse(int thread) {
        return classes.isLibrarysFirstUse(code(thread)) || classes.isLibrarysFirstUse(graph.type(thread));
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
     * Whether an object is a thread that does not run yet, of a library or a part of the JDK that the run was the first to use:
     * the hook for the end of the JVM that it registers then. The JDK's list of them was there before.
     */
    boolean isHookOfLibrary(int object) {
        int type = graph.type(object);
        return classes.isThread(type)
                && !running.get(object)
                && !classes.isOwn(type)
                && classes.isOthersFirstUse(code(object));
    }

    /**
     * Whether an object that nothing else holds is a thread that is about to end, and all goes with it that is its alone: one
     * that runs is a root, unless it is virtual.
     */
    boolean isEnding(int object) {
        int type = graph.type(object);
        return classes.isThread(type) && !graph.classes.isSubclass(type, "java.lang.BaseVirtualThread");
    }

    /** Whether an object is a thread that was left behind. */
    boolean isMarked(int object) {
        return marked.get(object);
    }

    /** Calls for each root in the frames of such a thread: they are held as it is. */
    void forEachFrame(int object, IntConsumer root) {
        for (int i = 0; i < graph.roots.length; i++) {
            if (graph.rootKinds[i] == RootKind.LEFT_FRAME && graph.threadOf(i) == object) {
                root.accept(i);
            }
        }
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

    /** Calls for each thread that nobody holds so far, with its place among the roots. */
    void forEachAlone(byte[] kinds, IntConsumer root) {
        for (int i = 0; i < graph.roots.length; i++) {
            if (isLeft(i) && kinds[graph.roots[i]] == 0) {
                root.accept(i);
            }
        }
    }

    /**
     * What a thread's memory is that nobody else holds: first use, if its code came with a library that the run brought and it
     * keeps nothing of the user's own.
     */
    HeldBy ofAlone(int thread, byte[] kinds) {
        return runsLibrarysFirstUse(thread) && !keepsOwn(thread, kinds) ? HeldBy.FIRST_USE : HeldBy.OLD;
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
