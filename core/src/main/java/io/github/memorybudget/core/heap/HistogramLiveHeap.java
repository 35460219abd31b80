package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.UnavailableException;

/** By the class histogram: exact on G1, ZGC and Shenandoah, which leave dead objects between live ones. */
final class HistogramLiveHeap implements LiveHeap {

    private final HistogramText text;
    private long printed;

    HistogramLiveHeap(HistogramText text) {
        this.text = text;
    }

    @Override
    public long variableAllocation() {
        return printed;
    }

    @Override
    public long read(Runnable rest) throws UnavailableException {
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
}
