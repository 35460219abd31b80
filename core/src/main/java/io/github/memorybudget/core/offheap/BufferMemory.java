package io.github.memorybudget.core.offheap;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * Memory of the JVM's direct and mapped buffers.
 *
 * @since 0.1
 */
public final class BufferMemory {

    private static final BufferPoolMXBean[] POOLS =
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).toArray(new BufferPoolMXBean[0]);

    private BufferMemory() {}

    /** Bytes that all buffer pools hold now: a buffer counts until its cleaner has run. */
    public static long usedBytes() {
        long used = 0;
        for (BufferPoolMXBean pool : POOLS) {
            used += pool.getMemoryUsed();
        }
        return used;
    }
}
