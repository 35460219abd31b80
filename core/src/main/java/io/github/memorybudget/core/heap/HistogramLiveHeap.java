package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.UnavailableException;

/** By the class histogram: exact on G1, ZGC and Shenandoah, which leave dead objects between live ones. */
final class HistogramLiveHeap implements LiveHeap {

    private final HistogramText text;

    HistogramLiveHeap(HistogramText text) {
        this.text = text;
    }

    @Override
    public long read() throws UnavailableException {
        if (text.take()) {
            text.take();
        }
        return text.liveBytes();
    }
}
