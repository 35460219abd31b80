package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.HotSpot;
import io.github.memorybudget.core.vm.UnavailableException;

/**
 * By the class histogram: exact on G1, ZGC and Shenandoah, which leave dead objects between live ones.
 *
 * <p>On G1 the histogram collects first. ZGC and Shenandoah can't within the VM's own thread ({@code collect_as_vm_thread}
 * ignores it), so they are asked to before: they count what is reachable anyway, but only a collection clears references
 * and so has cleaners run.
 */
final class HistogramLiveHeap implements LiveHeap {

    private static final boolean EXPLICIT_COLLECTIONS_OFF =
            HotSpot.option("DisableExplicitGC").map(Boolean::parseBoolean).orElse(false);

    private final HistogramText text;
    private final boolean collectsFirst;
    private long printed;

    HistogramLiveHeap(HistogramText text, Collector.Kind collector) {
        this.text = text;
        this.collectsFirst = collector == Collector.Kind.ZGC || collector == Collector.Kind.SHENANDOAH;
    }

    @Override
    public long variableAllocation() {
        return printed;
    }

    @Override
    public long read(Runnable rest) throws UnavailableException {
        if (collectsFirst) {
            collect();
        }
        rest.run();
        boolean replaced = text.take();
        printed = text.printedBytes();
        if (replaced) {
            rest.run();
            text.take();
            printed += text.printedBytes() + text.capacity();
        }
        return text.liveBytes();
    }

    private static void collect() throws UnavailableException {
        if (EXPLICIT_COLLECTIONS_OFF) {
            throw new UnavailableException(
                    "System.gc() starts no collection (-XX:+DisableExplicitGC), so references to what is dead can't be cleared");
        }
        System.gc();
    }
}
