package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.alloc.JvmAllocation;
import io.github.memorybudget.core.heap.HeapMeter;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.thread.LingeringThreads;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settled levels of heap and buffers on both sides of a body, read on the {@link ReadingThread}. */
final class HeapWindow {

    /** More bytes than the nodes that waiting threads of a build tool may drop or make at one moment. */
    private static final long NEAR = 256;

    private static final int LOOKS = 2;

    /** What is missing is another thread's sooner than what is too much, and a machine under load keeps that one for long. */
    private static final int LOOKS_FOR_MISSING = 4;

    private final HeapMeter heap;
    private final LingeringThreads lingering;
    private final Plan plan;
    private final @Nullable JvmAllocation others;
    private long othersBefore;
    private long heapBefore;
    private long spreadBefore;
    private long offHeapBefore;
    private long grown;
    private long retained;
    private long spread;
    private long offHeap;
    private List<ClassGrowth> growth = List.of();

    HeapWindow(HeapMeter heap, LingeringThreads lingering, Plan plan, long testThread) {
        this.heap = heap;
        this.lingering = lingering;
        this.plan = plan;
        this.others = allBut(testThread);
    }

    private static @Nullable JvmAllocation allBut(long testThread) {
        try {
            return new JvmAllocation(testThread);
        } catch (UnavailableException notCounted) {
            return null;
        }
    }

    private boolean areOthersAtRest() {
        return others != null && others.bytes() == othersBefore;
    }

    /**
     * Reads the levels before the body.
     *
     * @param meanwhile runs before the last reading
     */
    void readBefore(Runnable meanwhile) throws UnavailableException {
        if (plan.measures(Metric.RETAINED)) {
            if (plan.retainedBudget() != null) {
                lingering.forNextTest();
            }
            lingering.mark();
        }
        heapBefore = heap.settle(plan.measures(Metric.RETAINED) || plan.measures(Metric.PEAK), meanwhile);
        spreadBefore = heap.lastSpread();
        offHeapBefore = heap.bufferBytes();
        othersBefore = others == null ? 0 : others.bytes();
    }

    /** Reads the levels after the body; makes nothing before the heap is read. */
    void readAfter() throws UnavailableException {
        if (!plan.measures(Metric.RETAINED) && !plan.measures(Metric.OFF_HEAP)) {
            return;
        }
        grown = heap.settleExpecting(heapBefore) - heapBefore;
        if (isOverBudget() && lingering.awaitEnd()) {
            grown = heap.settleExpecting(heapBefore) - heapBefore;
        }
        spread = spreadBefore + heap.lastSpread();
        offHeap = heap.bufferBytes() - offHeapBefore;
    }

    /**
     * Tells what of the growth the body keeps, after {@link #readAfter()}. Makes nothing either: the heap may be read again.
     *
     * @param allocated bytes that the body allocated on its thread and those that it started
     * @param most bytes that may have been allocated in all, or -1 if that is not known
     * @param besideBody bytes that were made outside the body since {@link #readBefore} by nobody's order
     */
    void attribute(long allocated, long most, long besideBody) throws UnavailableException {
        if (plan.measures(Metric.RETAINED)) {
            retained = kept(allocated, most, besideBody);
            growth = isGrowthWanted(allocated) ? heap.growthSinceMark() : List.of();
        }
    }

    /** What the body keeps of what the heap grew by. */
    private long kept(long allocated, long most, long besideBody) throws UnavailableException {
        if (grown == 0) {
            return 0;
        }
        // String constants that the VM made on the test thread outside the body stay for ever.
        long kept = grown - Math.max(0, besideBody);
        if (kept != allocated) {
            long round = Math.abs(kept) < NEAR ? 0 : allocated;
            kept = Math.abs(kept - round) < NEAR ? lookAgain(kept, round) : kept;
            kept += handedOver(kept, allocated);
        }
        // Nothing can be kept that was not allocated: the rest was made by the readings themselves.
        return most < 0 ? kept : Math.min(kept, most);
    }

    /**
     * Nothing and all that was allocated are figures that don't come about by chance. Where one is missed by a few bytes,
     * another thread may have been awake, without its node in the queue that it waits in; a machine under load keeps it so
     * for long.
     */
    private long lookAgain(long kept, long round) throws UnavailableException {
        long missed = round - kept;
        if (missed == 0) {
            return kept;
        }
        int looks = missed > 0 ? LOOKS_FOR_MISSING : LOOKS;
        for (int i = 0; i < looks; i++) {
            if (heap.settleExpecting(heapBefore + grown + missed) - heapBefore == grown + missed) {
                return round;
            }
        }
        return kept;
    }

    /**
     * A thread that another thread's queue or lock node belonged to has let it go meanwhile, as a build tool's threads do.
     * Leaving such nodes out only ever raises the figure; so it is done where something speaks for it: another thread
     * allocated, or such nodes are all that is missing from nothing, or from all that the body allocated.
     */
    private long handedOver(long kept, long allocated) throws UnavailableException {
        if (!areOthersAtRest()) {
            return heap.handedOverSinceMark();
        }
        long missing = kept < 0 ? -kept : allocated - kept;
        return missing > 0 && missing < NEAR && heap.handedOverSinceMark() == missing ? missing : 0;
    }

    private boolean isOverBudget() {
        Long budget = plan.retainedBudget();
        return plan.measures(Metric.RETAINED) && grown > (budget == null ? 0 : budget);
    }

    /** Also where more was made than may be kept: something else may have gone in its stead. */
    private boolean isGrowthWanted(long allocated) {
        Long budget = plan.retainedBudget();
        return budget == null ? retained != 0 : retained > budget || heap.readsHistograms() && allocated > budget;
    }

    long retained() {
        return retained;
    }

    /** The level before the body. */
    long before() {
        return heapBefore;
    }

    long spread() {
        return spread;
    }

    long offHeap() {
        return offHeap;
    }

    List<ClassGrowth> growth() {
        return growth;
    }
}
