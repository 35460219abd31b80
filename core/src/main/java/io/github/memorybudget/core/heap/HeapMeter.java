package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.HiddenThreads;
import io.github.memorybudget.core.vm.HotSpot;
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

    /**
     * Goes the same way through JMX as the class histogram. The collection happens at the end of that way, and while its
     * methods are interpreted, the JDK's variables that are no longer used (a builder of the command's text, a name) keep
     * 80 bytes alive that compiled code lets go; so all of it must be compiled before two levels are compared.
     */
    private static final String CHEAP_COMMAND = "vmUptime";

    private final HistogramText latest = new HistogramText();
    private final HistogramText marked = new HistogramText();
    private final HistogramText crossing = new HistogramText();
    private final ReferenceDrain drain = new ReferenceDrain();
    private final Pause pause = new Pause();
    private final Collector collector = Collector.current();
    private final HiddenThreads hidden = new HiddenThreads();
    private final LiveHeap liveHeap;
    private final boolean readsHistograms;
    private long lastSpread;

    /** A meter for the collector of this JVM. */
    public HeapMeter() {
        readsHistograms = collector.kind() != Collector.Kind.SERIAL && collector.kind() != Collector.Kind.PARALLEL;
        liveHeap = readsHistograms ? new HistogramLiveHeap(latest, pause) : new CompactingLiveHeap(collector, pause);
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
            if (collector.fullCollections() > 0) {
                collector.usedAfterLastFullCollection();
            }
            drain.pave();
        }
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
        }
        for (int i = 0; i < CALLS_UNTIL_HOT; i++) {
            HotSpot.command(CHEAP_COMMAND);
        }
    }

    /** Whether readings are class histograms, so that growth by class costs nothing extra. */
    public boolean readsHistograms() {
        return readsHistograms;
    }

    /**
     * Collects until two readings in a row are the same, or too many were not; see {@link #lastSpread()}.
     *
     * @throws UnavailableException if the live heap can't be read here
     */
    public long settle() throws UnavailableException {
        return settleFrom(readAndDrain());
    }

    /**
     * Collects once, and only if the level is not the expected one goes on until two readings in a row are the same.
     *
     * @param expected a level in bytes that was settled before
     * @throws UnavailableException if the live heap can't be read here
     */
    public long settleExpecting(long expected) throws UnavailableException {
        long first = readAndDrain();
        if (first == expected) {
            lastSpread = 0;
            return first;
        }
        return settleFrom(first);
    }

    /**
     * One reading, without waiting for cleaners and finalizers.
     *
     * @throws UnavailableException if the live heap can't be read here
     */
    public long readOnce() throws UnavailableException {
        return liveHeap.read();
    }

    /**
     * Keeps the class histogram of the last reading, so that growth by class can be told later; where readings are not
     * histograms, takes one.
     *
     * @throws UnavailableException if the VM gives no histogram
     */
    public void markClasses() throws UnavailableException {
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

    private long settleFrom(long first) throws UnavailableException {
        long previous = first;
        for (int i = 1; i < MOST_READINGS; i++) {
            long next = readAndDrain();
            lastSpread = Math.abs(next - previous);
            if (lastSpread == 0) {
                return next;
            }
            previous = next;
        }
        return previous;
    }

    /** One reading, less all that the VM's own threads have allocated so far. */
    private long readAndDrain() throws UnavailableException {
        long before;
        long after = hidden.allocatedBytes();
        long live;
        int readings = 0;
        do {
            before = after;
            drain.arm();
            live = liveHeap.read();
            after = hidden.allocatedBytes();
            drain.await();
        } while (before != after && ++readings < MOST_DISTURBED_READINGS);
        return live - after;
    }
}
