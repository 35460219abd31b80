package io.github.memorybudget.core.alloc;

import com.sun.management.ThreadMXBean;
import io.github.memorybudget.core.thread.LiveThreads;
import java.util.Arrays;

/**
 * The platform threads that carry virtual ones, with what they have allocated so far. Made of arrays only: this is read between
 * two readings of the heap, where the less of the JDK runs, the less it can make for its own sake.
 */
final class Carriers {

    static final Carriers NONE = new Carriers(new long[0], new long[0]);

    private static final String CARRIER_CLASS = "jdk.internal.misc.CarrierThread";

    /** Before JDK 21 there are no virtual threads. */
    private static final boolean EXIST = Runtime.version().feature() >= 21;

    private final long[] ids;
    private final long[] bytes;

    private Carriers(long[] ids, long[] bytes) {
        this.ids = ids;
        this.bytes = bytes;
    }

    static Carriers now(ThreadMXBean counters) {
        if (!EXIST) {
            return NONE;
        }
        Thread[] threads = LiveThreads.all();
        int count = 0;
        for (Thread thread : threads) {
            if (isCarrier(thread)) {
                threads[count++] = thread;
            }
        }
        if (count == 0) {
            return NONE;
        }
        long[] ids = new long[count];
        long[] bytes = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = threads[i].getId();
            bytes[i] = counters.getThreadAllocatedBytes(ids[i]);
        }
        return new Carriers(ids, bytes);
    }

    private static boolean isCarrier(Thread thread) {
        return thread.getClass().getName().equals(CARRIER_CLASS);
    }

    boolean contains(long id) {
        for (long carrier : ids) {
            if (carrier == id) {
                return true;
            }
        }
        return false;
    }

    /** Whether the same carriers have allocated the same. */
    boolean isSameAs(Carriers other) {
        return Arrays.equals(ids, other.ids) && Arrays.equals(bytes, other.bytes);
    }
}
