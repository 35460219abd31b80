package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.UnavailableException;

/** By the class histogram: exact on G1, ZGC and Shenandoah, which leave dead objects between live ones. */
final class HistogramLiveHeap implements LiveHeap {

    private final HistogramText text;
    private final Pause pause;

    HistogramLiveHeap(HistogramText text, Pause pause) {
        this.text = text;
        this.pause = pause;
    }

    @Override
    public long read() throws UnavailableException {
        pause.take();
        if (text.take()) {
            pause.take();
            text.take();
        }
        return text.liveBytes();
    }
}
