package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.alloc.OwnAllocation;
import io.github.memorybudget.core.offheap.BufferMemory;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.vm.ClassHistogram;
import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.HiddenThreads;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.List;

/**
 * Reads the settled level of the live heap, to the byte.
 *
 * <p>Levels are net of what the VM's own threads have allocated (see {@link HiddenThreads}), so only differences mean
 * something. Holds the same objects before and after a reading, and gives levels as plain numbers, in bytes, for the same reason. Not for use by several threads at once.
 *
 * @since 0.1
 */
public final class HeapMeter {

    /** A heap that other threads keep changing is given up after so many readings. */
    private static final int MOST_READINGS = 6;

    /** The VM's own threads may allocate while a reading is taken; it is then taken again, but not for ever. */
    private static final int MOST_DISTURBED_READINGS = 3;

    /**
     * When HotSpot asks its optimising compiler for a method, at 5,000 calls ({@code Tier4InvocationThreshold}), the calling
     * thread resolves all string constants of the method's class. The counters are the one thing that is called so often.
     */
    private static final int CALLS_UNTIL_HOT = 5_200;

    private final HistogramText latest = new HistogramText();
    private final HistogramText marked = new HistogramText();
    private final HistogramText crossing = new HistogramText();
    private final ReferenceDrain drain = new ReferenceDrain();
    private final Pause pause = new Pause();
    private final Runnable rest = this::rest;
    private final Collector collector = Collector.current();
    private final OwnAllocation own = new OwnAllocation();
    private final long[] costs = new long[MOST_READINGS];
    private final HiddenThreads hidden = new HiddenThreads();
    private final LiveHeap liveHeap;
    private final boolean readsHistograms;
    private long lastSpread;
    private long bufferBytes;
    private long rawLevel;
    private long cost;
    private long settledCost;
    private long restCost;

    /** A meter for the collector of this JVM. */
    public HeapMeter() {
        readsHistograms = collector.kind() != Collector.Kind.SERIAL && collector.kind() != Collector.Kind.PARALLEL;
        liveHeap =
                readsHistograms ? new HistogramLiveHeap(latest, collector.kind()) : new CompactingLiveHeap(collector);
    }

    /**
     * Walks all of a reading's way but for the collections, so that what the JDK makes for its first hundred calls is there
     * before anything is measured.
     *
     * @param times how often
     * @throws UnavailableException if the live heap can't be read here
     */
    public void pave(int times) throws UnavailableException {
        hidden.refresh();
        latest.take();
        String printed = latest.asString();
        for (int i = 0; i < times; i++) {
            latest.accept(printed);
            latest.liveBytes();
            marked.copyFrom(latest);
        }
        // Between a window and a dump that shows what it left, nothing may be made for the first time.
        ClassTable.parse(printed).growthSince(ClassTable.parse(""));
        growthSinceMark();
        handedOverSinceMark();
        callUntilHot();
        // While the compiler's queue is long it asks for more calls than that (Tier4LoadFeedback): so once more when it
        // is not.
        CompilerRest.await();
        callUntilHot();
        pause.take();
    }

    private void callUntilHot() throws UnavailableException {
        pause.pave(CALLS_UNTIL_HOT);
        for (int i = 0; i < CALLS_UNTIL_HOT; i++) {
            hidden.allocatedBytes();
            collector.fullCollections();
            collector.usedAfterLastFullCollection();
            BufferMemory.usedBytes();
            own.bytes();
            drain.pave();
            latest.liveBytes();
        }
        for (int i = 0; i < CALLS_UNTIL_HOT; i++) {
            ClassHistogram.pave();
        }
    }

    /** Whether readings are class histograms, so that growth by class costs nothing extra. */
    public boolean readsHistograms() {
        return readsHistograms;
    }

    /**
     * Collects until two readings in a row are the same, or too many were not; see {@link #lastSpread()}.
     *
     * @param marking whether growth by class will be told from here on
     * @param meanwhile runs before the last reading, so that what it makes is part of the level
     * @throws UnavailableException if the live heap can't be read, or the VM gives no histogram
     */
    public long settle(boolean marking, Runnable meanwhile) throws UnavailableException {
        long previous = readAndDrain();
        for (int i = 1; i < MOST_READINGS; i++) {
            settledCost = cost;
            meanwhile.run();
            if (marking && !readsHistograms) {
                // Before a reading: what taking a histogram makes for good must be part of the level.
                markClasses();
            }
            long next = readAndDrain();
            lastSpread = Math.abs(next - previous);
            // A reading that allocated more than the one before may have made, after its collection, what stays.
            boolean clean = cost <= settledCost;
            settledCost = cost;
            previous = next;
            if (lastSpread == 0 && clean) {
                break;
            }
        }
        if (marking && readsHistograms) {
            markClasses();
        }
        return previous;
    }

    /**
     * Collects once, and only if the level is not the expected one goes on until two readings in a row are the same.
     *
     * <p>What the readings themselves made is left out. Each allocates the same as the one before, but for string constants
     * that the VM makes on the thread that happens to have a method compiled; so what one reading allocated more than those
     * around it stays, and is part of the next reading's level.
     *
     * @param expected a level in bytes that was settled before
     * @throws UnavailableException if the live heap can't be read here
     */
    public long settleExpecting(long expected) throws UnavailableException {
        long previous = readAndDrain();
        lastSpread = 0;
        if (previous == expected) {
            return previous;
        }
        int readings = 0;
        do {
            costs[readings++] = cost;
            long next = readAndDrain();
            lastSpread = Math.abs(next - previous);
            previous = next;
        } while (lastSpread != 0 && readings < MOST_READINGS - 1);
        return previous - surplus(readings);
    }

    /** What the first readings allocated more than the one before them and the one after. */
    private long surplus(int readings) {
        // The compiler may remove allocation from one reading to the next; that makes the one before no dearer.
        long usual = Math.max(settledCost, cost);
        long surplus = 0;
        for (int i = 0; i < readings; i++) {
            surplus += Math.max(0, costs[i] - usual);
        }
        return surplus;
    }

    /** The live heap at the last reading as {@link #readOnce()} gives it, in bytes. */
    public long rawLevel() {
        return rawLevel;
    }

    /** Bytes of direct and mapped buffers at the last reading. */
    public long bufferBytes() {
        return bufferBytes;
    }

    /**
     * One reading, without waiting for cleaners, finalizers and threads that are about to rest: while a test runs.
     *
     * @throws UnavailableException if the live heap can't be read here
     */
    public long readOnce() throws UnavailableException {
        return liveHeap.read(() -> {});
    }

    /**
     * Keeps the class histogram of the last reading, so that growth by class can be told later; where readings are not
     * histograms, takes one.
     *
     * @throws UnavailableException if the VM gives no histogram
     */
    private void markClasses() throws UnavailableException {
        if (!readsHistograms || latest.isEmpty()) {
            latest.take();
        }
        marked.copyFrom(latest);
    }

    /**
     * Growth by class from {@link #markClasses()} to the last reading; where readings are not histograms, to now.
     *
     * @return the largest growth first
     * @throws UnavailableException if the VM gives no histogram
     */
    public List<ClassGrowth> growthSinceMark() throws UnavailableException {
        if (!readsHistograms) {
            latest.take();
        }
        return ClassTable.parse(latest.asString()).growthSince(ClassTable.parse(marked.asString()));
    }

    /**
     * Bytes of the JDK's queue and lock nodes that were let go since {@link #markClasses()}.
     *
     * @throws UnavailableException if the VM gives no histogram
     */
    public long handedOverSinceMark() throws UnavailableException {
        if (!readsHistograms) {
            latest.take();
        }
        return ClassTable.parse(latest.asString()).handedOverSince(ClassTable.parse(marked.asString()));
    }

    /**
     * Keeps the class histogram of the last reading as that of the highest moment; where readings are not histograms, takes
     * one.
     *
     * @throws UnavailableException if the VM gives no histogram
     */
    public void markCrossing() throws UnavailableException {
        if (!readsHistograms) {
            latest.take();
        }
        crossing.copyFrom(latest);
    }

    /** Growth by class from {@link #markClasses()} to {@link #markCrossing()}, the largest first. */
    public List<ClassGrowth> growthAtCrossing() {
        return ClassTable.parse(crossing.asString()).growthSince(ClassTable.parse(marked.asString()));
    }

    /** By how many bytes the last readings of a level differed; 0 where it was settled. */
    public long lastSpread() {
        return lastSpread;
    }

    /** One reading, less all that the VM's own threads have allocated so far. */
    private long readAndDrain() throws UnavailableException {
        long before;
        long start = own.bytes();
        long after = hidden.allocatedBytes();
        int readings = 0;
        do {
            before = after;
            restCost = 0;
            drain.arm();
            rawLevel = liveHeap.read(rest);
            after = hidden.allocatedBytes();
            cost = own.bytes() - start - restCost - liveHeap.variableAllocation();
            drain.await();
            bufferBytes = BufferMemory.usedBytes();
            start = own.bytes();
        } while (before != after && ++readings < MOST_DISTURBED_READINGS);
        return rawLevel - after;
    }

    /** How long others take to get back to what they wait for, and so what looking at them costs, is never the same. */
    private void rest() {
        long start = own.bytes();
        pause.take();
        restCost += own.bytes() - start;
    }
}
