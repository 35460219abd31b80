package io.github.memorybudget.core.thread;

import java.util.Arrays;

/**
 * The live platform threads of this JVM.
 *
 * @since 0.1
 */
public final class LiveThreads {

    private LiveThreads() {}

    /** All of them, those of the system group included; threads that are not started yet are not live. */
    public static Thread[] all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root != null && root.getParent() != null) {
            root = root.getParent();
        }
        if (root == null) {
            return new Thread[0];
        }
        Thread[] threads = new Thread[root.activeCount() + 16];
        int count = root.enumerate(threads, true);
        // enumerate() drops silently what does not fit.
        while (count == threads.length) {
            threads = new Thread[threads.length * 2];
            count = root.enumerate(threads, true);
        }
        return Arrays.copyOf(threads, count);
    }
}
