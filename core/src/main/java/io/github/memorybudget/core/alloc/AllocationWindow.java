package io.github.memorybudget.core.alloc;

import com.sun.management.ThreadMXBean;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts allocation around a test's body: {@link #openOthers}, {@link #openTest}, the body, {@link #testThreadSoFar}, {@link
 * #close}.
 *
 * <p>The test thread's own counter is read last before the body and first after it, and reading it allocates nothing
 * (measured on JDK 17 and 25), so that figure is exact. For the others, all that the threads which were there before
 * allocated is theirs; new threads' counters are added up, and from JDK 21 on the JVM's total gives the ended and virtual
 * ones too. A virtual thread's allocation counts on its carrier, so carriers are never taken for threads that were there
 * before. The others may be counted from another thread, whose own allocation is then nobody's.
 *
 * @since 0.1
 */
public final class AllocationWindow {

    private static final long[] NONE = {};
    private static final int LOOKS_AFTER_NEW_THREADS = 3;

    private final ThreadMXBean counters;
    private final long testThread = Thread.currentThread().getId();
    private long[] olderIds = NONE;
    private long[] olderBytes = NONE;
    private Carriers carriers = Carriers.NONE;
    private long startedThreadsBefore;
    private long totalOfOthersBefore;
    private long testTotalBefore;
    private long ownBefore;
    private long besideBody;
    private long startedCount;
    private long test;
    private long started;
    private long others;
    private long endedUnseen;
    private boolean olderEnded;

    /**
     * A closed window for a body that the current thread will run.
     *
     * @throws UnavailableException if the VM does not count, or not the current thread, as it does not count virtual ones
     */
    public AllocationWindow() throws UnavailableException {
        this.counters = ThreadCounters.require();
        if (counters.getCurrentThreadAllocatedBytes() < 0) {
            throw new UnavailableException("the JVM does not count what a virtual thread allocates");
        }
    }

    /** Starts counting the other threads; also from another thread. */
    public void openOthers() {
        startedThreadsBefore = counters.getTotalStartedThreadCount();
        carriers = ThreadCounters.hasTotal() ? Carriers.now(counters) : Carriers.NONE;
        // In this order, and the other way round at the end: what an older thread allocates in between is never taken
        // from
        // what the started ones did.
        totalOfOthersBefore = ThreadCounters.hasTotal() ? totalOfOthers() : 0;
        olderIds = counters.getAllThreadIds();
        olderBytes = counters.getThreadAllocatedBytes(olderIds);
        testTotalBefore = counters.getThreadAllocatedBytes(testThread);
    }

    /** Starts counting the test thread, on it; the very last thing before the body. */
    public void openTest() {
        ownBefore = counters.getCurrentThreadAllocatedBytes();
    }

    /**
     * Bytes that the test thread, which calls this, has allocated since {@link #openTest()}; allocates nothing itself. To be called first
     * after the body, and handed to {@link #close(long)}.
     */
    public long testThreadSoFar() {
        return counters.getCurrentThreadAllocatedBytes() - ownBefore;
    }

    /**
     * Ends the window, whose body allocated {@code ofBody} bytes on the test thread; from the thread that called {@link
     * #openOthers()}. Keeps numbers only, no objects, since the live heap is read next.
     */
    public void close(long ofBody) {
        besideBody = counters.getThreadAllocatedBytes(testThread) - testTotalBefore - ofBody;
        startedCount = counters.getTotalStartedThreadCount() - startedThreadsBefore;
        Carriers carriersAfter = ThreadCounters.hasTotal() ? Carriers.now(counters) : Carriers.NONE;
        countOlder(carriersAfter);
        long totalAfter = ThreadCounters.hasTotal() ? totalOfOthersAfter() : 0;
        test = ofBody;
        started = 0;
        endedUnseen = 0;
        if (startedCount > 0 || !carriersAfter.isSameAs(carriers)) {
            if (ThreadCounters.hasTotal()) {
                started = Math.max(0, totalAfter - totalOfOthersBefore - others);
            } else {
                countStarted();
            }
        }
        olderIds = NONE;
        olderBytes = NONE;
        carriers = Carriers.NONE;
    }

    /** What all threads but the test's and this one have allocated, ended ones included. */
    private long totalOfOthers() {
        long total = ThreadCounters.totalBytes() - counters.getCurrentThreadAllocatedBytes();
        return isTestThread() ? total : total - counters.getThreadAllocatedBytes(testThread);
    }

    private boolean isTestThread() {
        return Thread.currentThread().getId() == testThread;
    }

    /**
     * The same after the window. The JVM adds up live and ended threads one after the other, so that a thread which is on its
     * way from one to the other may be missed; it is not in the next look, and none counts twice.
     */
    private long totalOfOthersAfter() {
        long most = totalOfOthers();
        for (int look = 1; startedCount > 0 && look < LOOKS_AFTER_NEW_THREADS; look++) {
            LockSupport.parkNanos(1_000_000);
            most = Math.max(most, totalOfOthers());
        }
        return most;
    }

    /**
     * Bytes that the test thread allocated between {@link #openOthers()} and {@link #close} besides its body. Where another
     * thread called both, there should be none: what there is, the VM made at a moment of its own choosing.
     */
    public long besideBody() {
        return besideBody;
    }

    /** Whether no thread was started in the window. */
    public boolean isWithoutNewThreads() {
        return startedCount == 0;
    }

    /** Bytes that the body allocated at most, by any thread, or -1 where some may be missing; makes no object. */
    public long mostOfBody() {
        return isComplete() ? test + started + others : -1;
    }

    /** Bytes that the test thread and the threads that it started allocated; makes no object. */
    public long ofTest() {
        return test + started;
    }

    private boolean isComplete() {
        return endedUnseen == 0 && !olderEnded;
    }

    /** What was counted. */
    public Allocation result() {
        return new Allocation(test, started, others, endedUnseen, isComplete());
    }

    /** Adds up what older threads allocated. */
    private void countOlder(Carriers carriersAfter) {
        long[] after = counters.getThreadAllocatedBytes(olderIds);
        long self = Thread.currentThread().getId();
        others = 0;
        olderEnded = false;
        for (int i = 0; i < olderIds.length; i++) {
            long id = olderIds[i];
            // An older thread that ended meanwhile reads -1: what it allocated last is lost, and not the test's.
            olderEnded |= after[i] < 0;
            if (id != testThread && id != self && !carriersAfter.contains(id) && after[i] >= 0) {
                others += Math.max(0, after[i] - olderBytes[i]);
            }
        }
    }

    /** Before JDK 21: the counters of new threads that still live. */
    private void countStarted() {
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
}
