package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.alloc.OwnAllocation;
import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.HotSpot;
import io.github.memorybudget.core.vm.UnavailableException;

/**
 * By the collector's own figure after a collection that compacts everything: exact on Serial and Parallel.
 *
 * <p>Parallel compacts everything whenever {@code System.gc()} asks. Serial keeps dead objects at the front of its old
 * generation as "dead wood" (up to {@code MarkSweepDeadRatio} per cent of it) in three of four collections, and compacts
 * everything in each {@code MarkSweepAlwaysCompactCount}-th; dead wood counts as used, and even in the class histogram, as
 * arrays of int. So only those collections are read.
 */
final class CompactingLiveHeap implements LiveHeap {

    private final Collector collector;
    private final OwnAllocation own = new OwnAllocation();
    private final long cycle;
    private long variable;

    CompactingLiveHeap(Collector collector) {
        this.collector = collector;
        this.cycle = collector.kind() == Collector.Kind.SERIAL
                ? Math.max(
                        1,
                        HotSpot.option("MarkSweepAlwaysCompactCount")
                                .map(Long::parseLong)
                                .orElse(4L))
                : 1;
    }

    @Override
    public long read(Runnable rest) throws UnavailableException {
        long start = own.bytes();
        long cheapest = Long.MAX_VALUE;
        int more = -1;
        do {
            long before = collector.fullCollections();
            if ((before + 1) % cycle == 0) {
                rest.run();
            }
            System.gc();
            if (collector.fullCollections() == before) {
                throw new UnavailableException(
                        "System.gc() starts no collection (-XX:+DisableExplicitGC), so the live heap of the "
                                + collector.label() + " collector can't be read");
            }
            more++;
            if (collector.fullCollections() % cycle != 0) {
                long now = own.bytes();
                cheapest = Math.min(cheapest, now - start);
                start = now;
            }
        } while (collector.fullCollections() % cycle != 0);
        variable = more == 0 ? 0 : more * cheapest;
        return collector.usedAfterLastFullCollection();
    }

    @Override
    public long variableAllocation() {
        return variable;
    }
}
