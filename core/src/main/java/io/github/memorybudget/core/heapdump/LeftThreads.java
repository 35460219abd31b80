package io.github.memorybudget.core.heapdump;

import java.util.BitSet;

/** The threads of a dump that are marked, since a test's run started them and they still live. */
final class LeftThreads {

    private LeftThreads() {}

    static BitSet of(HeapGraph graph) {
        BitSet marked = SearchMark.marked(graph);
        BitSet threads = new BitSet(graph.count);
        for (int i = 0; i < graph.roots.length; i++) {
            if (graph.rootKinds[i] == RootKind.THREAD && marked.get(graph.roots[i])) {
                threads.set(graph.roots[i]);
            }
        }
        return threads;
    }

    /**
     * Gives the roots in their frames a kind of their own.
     *
     * @param graph one that is being built
     */
    static void markFrames(HeapGraph graph) {
        BitSet left = of(graph);
        for (int i = 0; i < graph.roots.length; i++) {
            int thread = graph.threadOf(i);
            if (PassingFrames.isFrame(graph.rootKinds[i]) && thread >= 0 && left.get(thread)) {
                graph.rootKinds[i] = RootKind.LEFT_FRAME;
            }
        }
    }

    /**
     * Whether an object knows threads without keeping them: nodes of those that wait, a lock that a thread has, and on a JDK
     * before 21 the array of a thread group.
     *
     * @param parent what holds the object, if that is an array; else -1
     */
    static boolean onlyKnow(HeapGraph graph, int object, int parent) {
        ClassTable classes = graph.classes;
        int type = graph.type(object);
        if (parent >= 0) {
            return classes.isSubclass(graph.type(parent), "java.lang.ThreadGroup");
        }
        String name = classes.names[type];
        boolean waits =
                name.startsWith("java.util.concurrent.") && (name.contains("Node") || name.contains("Signaller"));
        boolean locks = classes.isSubclass(type, "java.util.concurrent.locks.AbstractOwnableSynchronizer")
                && !classes.isSubclass(type, "java.util.concurrent.ThreadPoolExecutor$Worker");
        return waits || locks;
    }
}
