package io.github.memorybudget.core.heap;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Threads that were seen waiting, and may be awake now. For a thousand of them; the longest known are forgotten first.
 *
 * <p>A thread that reads from a pipe or waits for a process to end is no different from one that computes by its state. But
 * it does nothing: it uses no processor time, and allocates nothing, from one look to the next. (On Linux and macOS that time
 * is exact to a microsecond, on Windows to a tick of some 16 ms, hence both.) While it does nothing its objects are the same.
 */
final class RestlessThreads {

    private static final int MOST = 1_000;
    private static final long UNKNOWN = -1;

    /**
     * So many in a row, each at least 1 ms after the one before, which is three pauses and a part of the fourth: one that waits
     * for a disk or a database goes on within that, and a level is read after two pauses at least.
     */
    private static final int LOOKS = 150;

    private final @Nullable ThreadMXBean counters = counters();
    private final long[] ids = new long[MOST];

    /** By thread: nanoseconds of processor time and bytes at the latest look, and how many looks found them the same. */
    private final long[] work = new long[MOST];

    private final int[] still = new int[MOST];
    private int seen;

    private static @Nullable ThreadMXBean counters() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                        && bean.isThreadCpuTimeSupported()
                        && bean.isThreadCpuTimeEnabled()
                        && bean.isThreadAllocatedMemorySupported()
                        && bean.isThreadAllocatedMemoryEnabled()
                ? bean
                : null;
    }

    /** That a thread waits. */
    void waits(long id) {
        if (slotOf(id) < 0) {
            int slot = seen++ % MOST;
            ids[slot] = id;
            work[slot] = UNKNOWN;
            still[slot] = 0;
        }
    }

    /** Looks at a thread that does not wait: whether it may be about to, since it was seen waiting, and does something. */
    boolean mayWaitSoon(long id) {
        int slot = slotOf(id);
        if (slot < 0) {
            return false;
        }
        long now = workOf(id);
        still[slot] = now != UNKNOWN && now == work[slot] ? still[slot] + 1 : 0;
        work[slot] = now;
        return still[slot] < LOOKS;
    }

    /** What was looked at so far was without a pause from one look to the next. */
    void lookAnew() {
        Arrays.fill(still, 0);
    }

    /** What a thread has done so far: nanoseconds of processor time and bytes, of which neither ever gets less. */
    private long workOf(long id) {
        // A subclass may give its threads numbers of its own.
        if (counters == null || id <= 0) {
            return UNKNOWN;
        }
        long nanos = counters.getThreadCpuTime(id);
        long bytes = counters.getThreadAllocatedBytes(id);
        return nanos < 0 || bytes < 0 ? UNKNOWN : nanos + bytes;
    }

    private int slotOf(long id) {
        for (int slot = Math.min(seen, MOST) - 1; slot >= 0; slot--) {
            if (ids[slot] == id) {
                return slot;
            }
        }
        return -1;
    }
}
