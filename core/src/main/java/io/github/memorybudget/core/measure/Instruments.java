package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.heap.HeapMeter;
import io.github.memorybudget.core.peak.PeakSampler;
import io.github.memorybudget.core.thread.LingeringThreads;
import io.github.memorybudget.core.vm.HeldHeapSize;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's one set of instruments, made before anything is measured and kept, so that they are no growth. One window at a
 * time may use them.
 */
final class Instruments {

    static final Instruments SHARED = new Instruments();

    final LingeringThreads lingering = new LingeringThreads();
    final HeapMeter heap = new HeapMeter();
    final Bookkeeping bookkeeping = new Bookkeeping();
    final HeldHeapSize heapSize = new HeldHeapSize();
    private @Nullable ReadingThread readings;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PeakSampler peak;

    private Instruments() {}

    boolean claim() {
        return !lock.isHeldByCurrentThread() && lock.tryLock();
    }

    void release() {
        lock.unlock();
    }

    /** Started when the first heap is read. */
    ReadingThread readings() {
        if (readings == null) {
            readings = new ReadingThread();
        }
        return readings;
    }

    /**
     * Made when the first peak is asked for; call before the heap is read.
     *
     * @throws UnavailableException if a peak can't be measured here
     */
    PeakSampler peak() throws UnavailableException {
        if (peak == null) {
            peak = new PeakSampler(heap);
        }
        return peak;
    }
}
