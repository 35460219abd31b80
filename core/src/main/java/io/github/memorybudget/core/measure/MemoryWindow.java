package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.alloc.AllocationWindow;
import io.github.memorybudget.core.alloc.JvmAllocation;
import io.github.memorybudget.core.heap.HeapMeter;
import io.github.memorybudget.core.offheap.BufferMemory;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.peak.PeakSampler;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.thread.ThreadWindow;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.UnavailableException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
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
 * new is kept; only then are values made of the figures.
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
    private final Set<Long> measuringThreads = new HashSet<>();
    private final Instant startedAt = Instant.now();
    private final @Nullable ThreadWindow threads;
    private @Nullable AllocationWindow allocation;
    private @Nullable PeakSampler peak;
    private @Nullable JvmAllocation others;
    private long othersBefore;
    private boolean levelKnown;
    private long heapBefore;
    private long spreadBefore;
    private boolean claimed;
    private boolean sampling;
    private long offHeapBefore;
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
        for (int i = 0; i < CALLS_UNTIL_HOT; i++) {
            allocationOnly.measures(Metric.RETAINED);
        }
        paveQueues();
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

    private boolean readsHeap() {
        return claimed && plan.needsSettledHeap();
    }

    private void prepare() {
        try {
            allocation = new AllocationWindow(measuringThreads);
            others = new JvmAllocation(Thread.currentThread().getId());
        } catch (UnavailableException e) {
            unavailable.put(Metric.ALLOCATED, e.getMessage());
        }
        if (!readsHeap()) {
            return;
        }
        if (plan.measures(Metric.PEAK)) {
            peak = instruments.peak();
            // The set's table is made on the first entry: now, not inside the window.
            measuringThreads.add(-1L);
        }
        try {
            HeapMeter heap = instruments.heap;
            heapBefore = heap.settle();
            spreadBefore = heap.lastSpread();
            levelKnown = true;
            offHeapBefore = BufferMemory.usedBytes();
            if (plan.measures(Metric.RETAINED)) {
                heap.markClasses();
            }
            if (others != null) {
                othersBefore = others.bytes();
            }
        } catch (UnavailableException e) {
            giveUp(e.getMessage());
        }
    }

    private void begin() {
        if (peak != null && levelKnown) {
            try {
                peak.start(plan.peakBudget());
                measuringThreads.add(peak.threadId());
                sampling = true;
            } catch (UnavailableException e) {
                unavailable.put(Metric.PEAK, e.getMessage());
            }
        }
        startNanos = System.nanoTime();
        if (allocation != null) {
            try {
                allocation.open();
            } catch (UnavailableException e) {
                unavailable.put(Metric.ALLOCATED, e.getMessage());
                allocation = null;
            }
        }
    }

    /** Ends the measured body; the first thing to call after it, whether it succeeded or not. */
    public void closeBody() {
        AllocationWindow counting = allocation;
        long testThread = counting == null ? 0 : counting.testThreadSoFar();
        durationNanos = System.nanoTime() - startNanos;
        if (sampling && peak != null) {
            peak.stop();
        }
        if (counting != null) {
            counting.close(testThread);
        }
        measuringThreads.clear();
    }

    /** Gives the instruments back without a measurement, after {@link #closeBody}: the test itself failed. */
    public void abandon() {
        if (claimed && plan.needsSettledHeap()) {
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
        try {
            return readLevels(overhead);
        } finally {
            abandon();
        }
    }

    private Measurement readLevels(long overhead) {
        long retained = 0;
        long spread = 0;
        long offHeap = 0;
        List<ClassGrowth> growth = List.of();
        if (levelKnown) {
            try {
                retained = instruments.heap.settleExpecting(heapBefore) - heapBefore;
                retained += handedOver(retained);
                spread = spreadBefore + instruments.heap.lastSpread();
                offHeap = BufferMemory.usedBytes() - offHeapBefore;
                growth = growth(retained);
            } catch (UnavailableException e) {
                levelKnown = false;
                giveUp(e.getMessage());
            }
        }
        Allocation allocated = allocation == null ? null : allocation.result().withoutOverhead(overhead);
        return new Measurement(
                levelKnown && plan.measures(Metric.RETAINED) ? atMostAllocated(retained, allocated) : null,
                spread,
                allocated,
                peakResult(),
                levelKnown && plan.measures(Metric.OFF_HEAP) ? offHeap : null,
                threads == null ? null : threads.close(),
                growth,
                unavailable,
                startedAt,
                durationNanos / 1_000_000);
    }

    /**
     * A thread that another thread's queue or lock node belonged to has let it go meanwhile, as a build tool's threads do.
     * Leaving such nodes out only ever raises the figure.
     */
    private long handedOver(long retained) throws UnavailableException {
        boolean undisturbed = others == null || others.bytes() == othersBefore;
        return retained == 0 || undisturbed || !plan.measures(Metric.RETAINED)
                ? 0
                : instruments.heap.handedOverSinceMark();
    }

    /**
     * Nothing can be kept that was not allocated: what the heap grew by beyond that was made outside the body, by the JVM's
     * own first steps on the way to the second reading.
     */
    private static long atMostAllocated(long retained, @Nullable Allocation allocated) {
        if (allocated == null || !allocated.isComplete()) {
            return retained;
        }
        return Math.min(retained, allocated.ofTest() + allocated.otherThreads());
    }

    private List<ClassGrowth> growth(long retained) throws UnavailableException {
        if (!plan.measures(Metric.RETAINED)) {
            return List.of();
        }
        Long budget = plan.retainedBudget();
        boolean wanted = budget == null || retained > budget;
        return wanted && retained != 0 ? instruments.heap.growthSinceMark() : List.of();
    }

    private @Nullable Peak peakResult() {
        if (!sampling || peak == null) {
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
