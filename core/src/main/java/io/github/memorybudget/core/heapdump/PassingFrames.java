package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.thread.SharedThreads;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the frames that are no one's doing: those of the thread that takes the dump, which are the test framework's and our own,
 * and those of the threads that the JDK keeps for everybody.
 */
final class PassingFrames {

    /** Workers, and from JDK 25 on the timer of the common pool. */
    private static final String[] POOLED = {
        "java.util.concurrent.ForkJoinWorkerThread", "java.util.concurrent.DelayScheduler"
    };

    private PassingFrames() {}

    /** Whether instances of a class are threads of the JDK's shared pool. */
    static boolean isPooled(ClassTable classes, int type) {
        for (String pooled : POOLED) {
            if (classes.isSubclass(type, pooled)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives the roots in such frames a kind of their own.
     *
     * @param graph one that is being built
     */
    static void mark(HeapGraph graph) {
        int[] serials = graph.rootThreads;
        RootKind[] kinds = graph.rootKinds;
        Set<Integer> threads = new HashSet<>();
        for (int i = 0; i < kinds.length; i++) {
            int object = graph.roots[i];
            boolean dumps =
                    kinds[i] == RootKind.JAVA_FRAME && graph.className(object).equals(HeapDumper.class.getName());
            if (dumps || kinds[i] == RootKind.THREAD && isShared(graph, object)) {
                threads.add(serials[i]);
            }
        }
        for (int i = 0; i < kinds.length; i++) {
            if (isFrame(kinds[i]) && threads.contains(serials[i])) {
                kinds[i] = RootKind.PASSING_FRAME;
            }
        }
    }

    /** Whether a thread is one that the JDK or the build keeps for everybody. */
    static boolean isShared(HeapGraph graph, int thread) {
        return isPooled(graph.classes, graph.type(thread))
                || SharedThreads.isNameOfOne(graph.threadNames.getOrDefault(thread, ""));
    }

    static boolean isFrame(RootKind kind) {
        return kind == RootKind.JAVA_FRAME || kind == RootKind.JNI_LOCAL || kind == RootKind.NATIVE_STACK;
    }
}
