package io.github.memorybudget.core.heapdump;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds the frames that are no one's doing: those of the thread that takes the dump, which are the test framework's and our own,
 * and those of the JDK's pooled threads that wait for work.
 */
final class PassingFrames {

    private static final String POOLED = "java.util.concurrent.ForkJoinWorkerThread";

    private PassingFrames() {}

    /**
     * Gives the roots in such frames a kind of their own.
     *
     * @param kinds changed in place
     * @param serials the thread of each root, by the dump's numbers; 0 for none
     * @param types the class of each object
     */
    static void mark(RootKind[] kinds, int[] roots, int[] serials, int[] types, ClassTable classes) {
        Set<Integer> threads = new HashSet<>();
        for (int i = 0; i < roots.length; i++) {
            int type = types[roots[i]];
            boolean dumps = type >= 0
                    && kinds[i] == RootKind.JAVA_FRAME
                    && classes.names[type].equals(HeapDumper.class.getName());
            boolean waits = type >= 0 && kinds[i] == RootKind.THREAD && classes.isSubclass(type, POOLED);
            if (dumps || waits) {
                threads.add(serials[i]);
            }
        }
        for (int i = 0; i < roots.length; i++) {
            if (isFrame(kinds[i]) && threads.contains(serials[i])) {
                kinds[i] = RootKind.PASSING_FRAME;
            }
        }
    }

    private static boolean isFrame(RootKind kind) {
        return kind == RootKind.JAVA_FRAME || kind == RootKind.JNI_LOCAL || kind == RootKind.NATIVE_STACK;
    }
}
