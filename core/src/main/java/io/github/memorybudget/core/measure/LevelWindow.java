package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.heap.HeapMeter;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.thread.ThreadWindow;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.UnavailableException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is left behind between two moments that may lie far apart, whichever threads do the work and whatever else is
 * measured in between: growth of the live heap and of buffer memory, and threads.
 *
 * <p>It can be opened again after it was closed, but not twice at once. It has a meter of its own, since those of
 * {@link MemoryWindow} belong to one body at a time. Not for use by several threads at once.
 *
 * @since 0.1
 */
public final class LevelWindow {

    private static final Set<Metric> METRICS = Set.of(Metric.RETAINED, Metric.OFF_HEAP);

    private final HeapMeter heap = new HeapMeter();
    private boolean paved;
    private Instant startedAt = Instant.EPOCH;
    private @Nullable ThreadWindow threads;
    private @Nullable String unavailable;
    private long startNanos;
    private long heapBefore;
    private long spreadBefore;
    private long offHeapBefore;

    /** A window that is not open yet. */
    public LevelWindow() {}

    /** Reads the levels that later ones are compared with. */
    public void open() {
        startedAt = Instant.now();
        startNanos = System.nanoTime();
        unavailable = null;
        threads = ThreadWindow.open();
        try {
            if (!paved) {
                heap.pave(1);
                paved = true;
            }
            heapBefore = heap.settle(true, () -> {});
            spreadBefore = heap.lastSpread();
            offHeapBefore = heap.bufferBytes();
        } catch (UnavailableException e) {
            unavailable = e.getMessage();
        }
    }

    /**
     * Reads the levels again. There is no allocation and no peak in the answer.
     *
     * @throws IllegalStateException if the window is not open
     */
    public Measurement close() {
        ThreadWindow started = threads;
        if (started == null) {
            throw new IllegalStateException("The window is not open");
        }
        List<String> left = started.close();
        threads = null;
        long millis = (System.nanoTime() - startNanos) / 1_000_000;
        try {
            if (unavailable == null) {
                long retained = heap.settleExpecting(heapBefore) - heapBefore;
                long offHeap = heap.bufferBytes() - offHeapBefore;
                long spread = spreadBefore + heap.lastSpread();
                List<ClassGrowth> growth = heap.growthSinceMark();
                return new Measurement(
                        retained, spread, heapBefore, null, null, offHeap, left, growth, Map.of(), startedAt, millis);
            }
        } catch (UnavailableException e) {
            unavailable = e.getMessage();
        }
        Map<Metric, String> reasons = new EnumMap<>(Metric.class);
        METRICS.forEach(metric -> reasons.put(metric, unavailable));
        return new Measurement(null, 0, null, null, null, null, left, List.of(), reasons, startedAt, millis);
    }
}
