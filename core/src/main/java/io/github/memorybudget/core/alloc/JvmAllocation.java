package io.github.memorybudget.core.alloc;

import com.sun.management.ThreadMXBean;
import io.github.memorybudget.core.vm.UnavailableException;

/**
 * What all threads of the JVM allocate, but for the one that asks.
 *
 * @since 0.1
 */
public final class JvmAllocation {

    private final ThreadMXBean counters;
    private final long leftOut;

    /**
     * A counter of all threads.
     *
     * @throws UnavailableException if the VM does not count
     */
    public JvmAllocation() throws UnavailableException {
        this(-1);
    }

    /**
     * A counter of all threads but one.
     *
     * @param leftOut id of the thread that does not count
     * @throws UnavailableException if the VM does not count
     */
    public JvmAllocation(long leftOut) throws UnavailableException {
        this.counters = ThreadCounters.require();
        this.leftOut = leftOut;
    }

    /**
     * Bytes allocated so far by all threads but the current one. Before JDK 21 the threads that have ended are missing, so that the figure may fall when one
     * ends.
     */
    public long bytes() {
        if (ThreadCounters.hasTotal()) {
            long ofLeftOut = leftOut < 0 ? 0 : Math.max(0, counters.getThreadAllocatedBytes(leftOut));
            return ThreadCounters.totalBytes() - counters.getCurrentThreadAllocatedBytes() - ofLeftOut;
        }
        long[] ids = counters.getAllThreadIds();
        long[] bytes = counters.getThreadAllocatedBytes(ids);
        long self = Thread.currentThread().getId();
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != self && ids[i] != leftOut && bytes[i] > 0) {
                sum += bytes[i];
            }
        }
        return sum;
    }
}
