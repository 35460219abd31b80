package io.github.memorybudget.core.alloc;

import com.sun.management.ThreadMXBean;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts allocation between {@link #open} and {@link #close}, on the thread that calls both.
 *
 * <p>The test thread's own counter is read last before the body and first after it, and reading it allocates nothing
 * (measured on JDK 17 and 25), so that figure is exact. For the others, all that the threads which were there before
 * allocated is theirs; new threads' counters are added up, and from JDK 21 on the JVM's total gives the ended and virtual
 * ones too. A virtual thread's allocation counts on its carrier, so carriers are never taken for threads that were there
 * before.
 *
 * @since 0.1
 */
public final class AllocationWindow {

    private static final long[] NONE = {};
    private static final int LOOKS_AFTER_NEW_THREADS = 3;

    private final ThreadMXBean counters;
    private final Set<Long> ignoredThreads;
    private long[] olderIds = NONE;
    private long[] olderBytes = NONE;
    private Map<Long, Long> carrierBytes = Map.of();
    private long startedThreadsBefore;
    private long totalOfOthersBefore;
    private long ownBefore;
    private long test;
    private long started;
    private long others;
    private long endedUnseen;
    private boolean olderEnded;

    /**
     * A closed window.
     *
     * @param ignoredThreads ids of threads whose allocation belongs to the measurement itself
     * @throws UnavailableException if the VM does not count
     */
    public AllocationWindow(Set<Long> ignoredThreads) throws UnavailableException {
        this.counters = ThreadCounters.require();
        this.ignoredThreads = ignoredThreads;
    }

    /**
     * Starts counting; the very last thing before the body.
     *
     * @throws UnavailableException if the current thread is not counted, as virtual threads are not
     */
    public void open() throws UnavailableException {
        if (counters.getCurrentThreadAllocatedBytes() < 0) {
            throw new UnavailableException("the JVM does not count what a virtual thread allocates");
        }
        startedThreadsBefore = counters.getTotalStartedThreadCount();
        olderIds = counters.getAllThreadIds();
        olderBytes = counters.getThreadAllocatedBytes(olderIds);
        carrierBytes = ThreadCounters.hasTotal() ? carriers() : Map.of();
        totalOfOthersBefore = ThreadCounters.hasTotal() ? totalOfOthers() : 0;
        ownBefore = counters.getCurrentThreadAllocatedBytes();
    }

    /**
     * Bytes that the current thread has allocated since {@link #open()}; allocates nothing itself. To be called first
     * after the body, and handed to {@link #close(long)}.
     */
    public long testThreadSoFar() {
        return counters.getCurrentThreadAllocatedBytes() - ownBefore;
    }

    /**
     * Ends the window, whose body allocated {@code testThread} bytes on this thread. Keeps numbers only, no objects, since
     * the live heap is read next.
     */
    public void close(long testThread) {
        long startedCount = counters.getTotalStartedThreadCount() - startedThreadsBefore;
        long totalAfter = ThreadCounters.hasTotal() ? totalOfOthersAfter(startedCount) : 0;
        Map<Long, Long> carriersAfter = ThreadCounters.hasTotal() ? carriers() : Map.of();
        test = testThread;
        started = 0;
        endedUnseen = 0;
        long ignored = countOlder(carriersAfter.keySet());
        if (startedCount > 0 || !carriersAfter.equals(carrierBytes)) {
            if (ThreadCounters.hasTotal()) {
                started = Math.max(0, totalAfter - totalOfOthersBefore - others - ignored);
            } else {
                countStarted(startedCount);
            }
        }
        olderIds = NONE;
        olderBytes = NONE;
        carrierBytes = Map.of();
    }

    /** What all threads but this one have allocated, ended ones included. */
    private long totalOfOthers() {
        long total = ThreadCounters.totalBytes();
        return total - counters.getCurrentThreadAllocatedBytes();
    }

    /**
     * The same after the window. The JVM adds up live and ended threads one after the other, so that a thread which is on its
     * way from one to the other may be missed; it is not in the next look, and none counts twice.
     */
    private long totalOfOthersAfter(long startedCount) {
        long most = totalOfOthers();
        for (int look = 1; startedCount > 0 && look < LOOKS_AFTER_NEW_THREADS; look++) {
            LockSupport.parkNanos(1_000_000);
            most = Math.max(most, totalOfOthers());
        }
        return most;
    }

    /** What was counted. */
    public Allocation result() {
        return new Allocation(test, started, others, endedUnseen, endedUnseen == 0 && !olderEnded);
    }

    /** Adds up what older threads allocated; returns what the measuring ones did. */
    private long countOlder(Set<Long> carrierIds) {
        long[] after = counters.getThreadAllocatedBytes(olderIds);
        long self = Thread.currentThread().getId();
        long ignored = 0;
        others = 0;
        olderEnded = false;
        for (int i = 0; i < olderIds.length; i++) {
            // An older thread that ended meanwhile reads -1: what it allocated last is lost, and not the test's.
            olderEnded |= after[i] < 0;
            long grown = after[i] < 0 ? 0 : Math.max(0, after[i] - olderBytes[i]);
            if (ignoredThreads.contains(olderIds[i])) {
                ignored += grown;
            } else if (olderIds[i] != self && !carrierIds.contains(olderIds[i])) {
                others += grown;
            }
        }
        return ignored;
    }

    /** Before JDK 21: the counters of new threads that still live. */
    private void countStarted(long startedCount) {
        long[] sorted = olderIds.clone();
        Arrays.sort(sorted);
        long[] ids = counters.getAllThreadIds();
        long[] bytes = counters.getThreadAllocatedBytes(ids);
        long seen = 0;
        for (int i = 0; i < ids.length; i++) {
            // A thread that ends between the two calls reads -1: unseen, like those that ended before.
            if (bytes[i] >= 0 && Arrays.binarySearch(sorted, ids[i]) < 0) {
                seen++;
                started += bytes[i];
            }
        }
        endedUnseen = Math.max(0, startedCount - seen);
    }

    private Map<Long, Long> carriers() {
        Map<Long, Long> bytes = new HashMap<>();
        for (long id : Carriers.ids()) {
            bytes.put(id, counters.getThreadAllocatedBytes(id));
        }
        return bytes;
    }
}
