package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.alloc.AllocationWindow;
import io.github.memorybudget.core.offheap.BufferMemory;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.peak.PeakSampler;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.thread.ThreadWindow;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.StringConstants;
import io.github.memorybudget.core.vm.UnavailableException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Measures what happens between {@link #open} and {@link #closeBody}, both on the same thread.
 *
 * <p>The order is what makes the figures exact. On the way in, everything that this window needs exists before the heap is
 * read, and allocation is read last. On the way out, allocation is read first, and until the heap is read again nothing
 * new is kept; only then are values made of the figures. The heap is read on a thread of its own (see {@link
 * ReadingThread}).
 *
 * @since 0.1
 */
public final class MemoryWindow {

    /** More than the 127 calls after which a method handle is made anew for its caller ({@code CUSTOMIZE_THRESHOLD}). */
    private static final int CALLS = 150;

    /**
     * When HotSpot asks its optimising compiler for a method, at 5,000 calls, the calling thread resolves all string constants
     * of the method's class: the plan is asked ten times a window, and a record has a string of its components' names.
     */
    private static final int CALLS_UNTIL_HOT = 6_000;

    private final Instruments instruments = Instruments.SHARED;
    private final Plan plan;
    private final Map<Metric, String> unavailable = new EnumMap<>(Metric.class);
    private final Instant startedAt = Instant.now();
    private final Thread testThread = Thread.currentThread();
    // Made here, since between the readings this thread may make nothing.
    private final Runnable readBefore = this::readBefore;
    private final Runnable readAfter = this::readAfter;
    private final @Nullable ThreadWindow threads;
    private @Nullable AllocationWindow allocation;
    private @Nullable HeapWindow heap;
    private @Nullable PeakSampler peak;
    private @Nullable Runnable watch;
    private boolean claimed;
    private long ofBody;
    private long overhead;
    private long startNanos;
    private long durationNanos;

    private MemoryWindow(Plan plan) {
        this.plan = plan;
        this.threads = plan.measures(Metric.THREADS) ? ThreadWindow.open() : null;
    }

    /** Opens a window; what can't be measured here is noted with its reason, and the rest goes on. */
    public static MemoryWindow open(Plan plan) {
        MemoryWindow window = new MemoryWindow(plan);
        window.claimed = !plan.needsSettledHeap() || window.instruments.claim();
        if (!window.claimed) {
            window.giveUp("another test is being measured at the same time");
        }
        try {
            window.prepare();
            window.begin();
            return window;
        } catch (RuntimeException | Error e) {
            window.abandon();
            throw e;
        }
    }

    /**
     * Growth by class from the beginning of the latest window that read the heap until now, on the thread that it was opened on.
     *
     * @return the largest growth first; more or less than what its body kept, by what came and went since
     * @throws UnavailableException if the VM gives no histogram, or another test is being measured
     */
    public static List<ClassGrowth> growthUntilNow() throws UnavailableException {
        Instruments instruments = Instruments.SHARED;
        if (!instruments.claim()) {
            throw new UnavailableException("another test is being measured at the same time");
        }
        try {
            if (instruments.heap.readsHistograms()) {
                instruments.heap.readOnce();
            }
            return instruments.heap.growthSinceMark();
        } finally {
            instruments.release();
        }
    }

    /** Walks everything that runs between two readings, so that what the JDK makes for its first calls is made. */
    static void pave() throws UnavailableException {
        Instruments.SHARED.heap.pave(CALLS);
        Plan allocationOnly = new Plan(Set.of(Metric.ALLOCATED), null, 0);
        for (int i = 0; i < CALLS; i++) {
            MemoryWindow window = MemoryWindow.open(allocationOnly);
            window.closeBody();
            window.measure();
            BufferMemory.usedBytes();
        }
        AllocationWindow counting = new AllocationWindow();
        for (int i = 0; i < CALLS_UNTIL_HOT; i++) {
            allocationOnly.measures(Metric.RETAINED);
            counting.openOthers();
            counting.close(0);
        }
        paveQueues();
        Instruments.SHARED.lingering.mark();
        Instruments.SHARED.lingering.awaitEnd();
        StringConstants.hold();
    }

    /**
     * Build tools talk to the test JVM from threads of their own, through queues of the JDK whose atomic operations are linked
     * on first use, at any moment.
     */
    private static void paveQueues() {
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                queue.add(i);
            }
            queue.remove(2);
            queue.removeIf(element -> element == 3);
            while (queue.poll() != null) {
                queue.peek();
            }
        }
    }

    private void giveUp(String reason) {
        for (Metric metric : plan.metrics()) {
            if (metric == Metric.RETAINED || metric == Metric.PEAK || metric == Metric.OFF_HEAP) {
                unavailable.put(metric, reason);
            }
        }
    }

    private void prepare() {
        try {
            allocation = new AllocationWindow();
        } catch (UnavailableException e) {
            unavailable.put(Metric.ALLOCATED, e.getMessage());
        }
        if (!claimed || !plan.needsSettledHeap()) {
            if (allocation != null) {
                allocation.openOthers();
            }
            return;
        }
        heap = new HeapWindow(instruments.heap, instruments.lingering, plan, testThread.getId());
        if (plan.measures(Metric.PEAK)) {
            try {
                PeakSampler sampler = instruments.peak();
                peak = sampler;
                watch = sampler::watch;
            } catch (UnavailableException e) {
                unavailable.put(Metric.PEAK, e.getMessage());
            }
        }
        instruments.readings().run(readBefore);
    }

    /** On the reading thread. */
    private void readBefore() {
        try {
            if (peak != null) {
                instruments.heapSize.hold();
            }
            if (heap != null) {
                heap.readBefore(instruments.bookkeeping);
            }
            if (peak != null) {
                peak.prepare(testThread, plan.peakBudget(), plan.shift());
            }
        } catch (UnavailableException e) {
            withoutHeap(e.getMessage());
        } catch (RuntimeException e) {
            // The test is not to blame, and must not fail.
            withoutHeap("reading the heap failed: " + e);
        }
        if (allocation != null) {
            instruments.bookkeeping.open(allocation);
        }
    }

    private void withoutHeap(String reason) {
        heap = null;
        peak = null;
        giveUp(reason);
    }

    private void begin() {
        Runnable watching = watch;
        if (peak != null && watching != null) {
            instruments.readings().begin(watching);
        }
        startNanos = System.nanoTime();
        if (allocation != null) {
            allocation.openTest();
        }
    }

    /** Ends the measured body; the first thing to call after it, whether it succeeded or not. */
    public void closeBody() {
        AllocationWindow counting = allocation;
        ofBody = counting == null ? 0 : counting.testThreadSoFar();
        durationNanos = System.nanoTime() - startNanos;
        if (peak != null) {
            peak.stop();
            instruments.readings().await();
        }
    }

    /** Gives the instruments back without a measurement, after {@link #closeBody}: the test itself failed. */
    public void abandon() {
        if (claimed && plan.needsSettledHeap()) {
            instruments.heapSize.release();
            instruments.release();
        }
    }

    /** Reads the levels after the body, after {@link #closeBody}, and puts the measurement together. */
    public Measurement measure() {
        return measure(0);
    }

    /**
     * Reads the levels after the body, after {@link #closeBody}, and puts the measurement together.
     *
     * @param overhead bytes that the way to the body allocated on this thread
     */
    public Measurement measure(long overhead) {
        this.overhead = overhead;
        try {
            if (heap != null) {
                instruments.readings().run(readAfter);
            } else if (allocation != null) {
                allocation.close(ofBody);
            }
            return measurement();
        } finally {
            abandon();
        }
    }

    /** On the reading thread. */
    private void readAfter() {
        AllocationWindow counted = allocation;
        if (counted != null) {
            instruments.bookkeeping.close(counted, ofBody);
        }
        try {
            if (heap != null) {
                heap.readAfter();
                attribute(heap, counted);
            }
        } catch (UnavailableException e) {
            withoutLevelsAfter(e.getMessage());
        } catch (RuntimeException e) {
            withoutLevelsAfter("reading the heap failed: " + e);
        }
    }

    private void withoutLevelsAfter(String reason) {
        heap = null;
        giveUp(reason);
    }

    private void attribute(HeapWindow levels, @Nullable AllocationWindow counted) throws UnavailableException {
        if (counted == null) {
            levels.attribute(0, -1, 0);
            return;
        }
        long besideBody = counted.besideBody() + instruments.bookkeeping.surplus();
        long most = counted.mostOfBody();
        levels.attribute(
                Math.max(0, counted.ofTest() - overhead), most < 0 ? most : Math.max(0, most - overhead), besideBody);
    }

    private Allocation allocated(AllocationWindow counted) {
        return counted.result().withoutOverhead(overhead);
    }

    private Measurement measurement() {
        HeapWindow levels = heap;
        return new Measurement(
                levels != null && plan.measures(Metric.RETAINED) ? levels.retained() : null,
                levels == null ? 0 : levels.spread(),
                levels != null && plan.measures(Metric.RETAINED) ? levels.before() : null,
                allocation == null ? null : allocated(allocation),
                peakResult(),
                levels != null && plan.measures(Metric.OFF_HEAP) ? levels.offHeap() : null,
                threads == null ? null : threads.close(),
                levels == null ? List.of() : levels.growth(),
                unavailable,
                startedAt,
                durationNanos / 1_000_000);
    }

    private @Nullable Peak peakResult() {
        if (peak == null) {
            return null;
        }
        try {
            return peak.result();
        } catch (UnavailableException e) {
            unavailable.put(Metric.PEAK, e.getMessage());
            return null;
        }
    }
}
