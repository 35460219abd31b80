package io.github.memorybudget.core.alloc;

import com.sun.management.ThreadMXBean;
import io.github.memorybudget.core.vm.UnavailableException;

/**
 * What all threads of the JVM allocate, but for one that measures.
 *
 * @since 0.1
 */
public final class JvmAllocation {

    private final ThreadMXBean counters;
    private final long measuringThread;

    /**
     * A counter that leaves out the given thread.
     *
     * @throws UnavailableException if the VM does not count
     */
    public JvmAllocation(long measuringThread) throws UnavailableException {
        this.counters = ThreadCounters.require();
        this.measuringThread = measuringThread;
    }

    /**
     * Bytes allocated so far. Before JDK 21 the threads that have ended are missing, so that the figure may fall when one
     * ends.
     */
    public long bytes() {
        if (ThreadCounters.hasTotal()) {
            return ThreadCounters.totalBytes() - counters.getThreadAllocatedBytes(measuringThread);
        }
        long[] ids = counters.getAllThreadIds();
        long[] bytes = counters.getThreadAllocatedBytes(ids);
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != measuringThread && bytes[i] > 0) {
                sum += bytes[i];
            }
        }
        return sum;
    }
}
