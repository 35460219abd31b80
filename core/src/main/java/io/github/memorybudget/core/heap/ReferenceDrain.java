package io.github.memorybudget.core.heap;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/**
 * Waits until the references that a collection cleared have been handed on: what cleaners and finalizers hold is garbage
 * only after they ran, so a reading before that would be too high.
 *
 * <p>A sentinel object dies in each collection. When its reference arrives in the queue, the JVM's reference handler has
 * worked on that collection's list.
 */
final class ReferenceDrain {

    private static final int KEPT = 4;
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();

    /**
     * The JVM's reference handler may still hold the sentinel that it has just handed on; so the last few are kept, and each
     * reading sees the same number of them.
     */
    @SuppressWarnings("unchecked")
    private final PhantomReference<Object>[] sentinels = new PhantomReference[KEPT];

    private PhantomReference<Object> sentinel = new PhantomReference<>(new Object(), queue);
    private int armed;

    /** Before a collection: one sentinel, whatever was before, so that each reading sees the same number of objects. */
    void arm() {
        sentinel = new PhantomReference<>(new Object(), queue);
        sentinels[armed++ % KEPT] = sentinel;
    }

    /** Walks both without a collection: the sentinel is handed on by hand. */
    void pave() {
        arm();
        sentinel.enqueue();
        await();
    }

    /** After a collection. */
    void await() {
        boolean interrupted = false;
        long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
        try {
            Reference<?> arrived = null;
            while (arrived != sentinel && System.nanoTime() < deadline) {
                arrived = queue.remove(LONGEST_WAIT_MILLIS);
            }
            while (memory.getObjectPendingFinalizationCount() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        // Cleaners that run on threads of their own get their references from the same handler, a moment later.
        Thread.yield();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
