package io.github.memorybudget.junit;

import io.github.memorybudget.core.footprint.ObjectSize;
import io.github.memorybudget.core.footprint.Sizer;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.MemoryWindow;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.ref.Reference;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/**
 * Measures pieces of code and objects inside a test; a parameter of a test, of its fixture or of its constructor.
 *
 * <pre>{@code
 * @Test
 * @ExtendWith(MemoryMeterExtension.class)
 * void loadsInLittleMemory(MemoryMeter meter) throws Throwable {
 *     MemoryReading loading = meter.measure(() -> catalog.load());
 *     assertTrue(loading.allocatedBytes() < 2 * meter.sizeOf(catalog).bytes());
 * }
 * }</pre>
 *
 * <p>Code is run once, as it is: what its first run loads and caches is part of the figures. The live heap can be read only
 * where nothing else is measured, so not inside a test that has a budget for it, and not where tests run in parallel.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class MemoryMeter {

    private static final Plan KEPT = new Plan(Set.of(Metric.RETAINED, Metric.ALLOCATED), null, 0);

    private static final Plan PEAK = new Plan(Set.of(Metric.PEAK, Metric.ALLOCATED), null, 0);

    MemoryMeter() {}

    /**
     * Runs code, and measures what it keeps and what it allocates. Full collections are forced before and after.
     *
     * @throws Throwable what the code throws
     */
    public MemoryReading measure(Executable code) throws Throwable {
        return run(code, KEPT);
    }

    /**
     * Runs code, and measures how much of what it allocates is live at once. Full collections are forced before and
     * meanwhile.
     *
     * @throws Throwable what the code throws
     */
    public MemoryReading measurePeak(Executable code) throws Throwable {
        return run(code, PEAK);
    }

    /**
     * Sizes an object with all that can be reached from it, as {@code footprint} does.
     *
     * @param object the root; null has no size
     * @throws IllegalStateException if objects can't be sized in this JVM
     */
    public ObjectSize sizeOf(@Nullable Object object) {
        try {
            return Sizer.complete().size(object);
        } catch (UnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static MemoryReading run(Executable code, Plan plan) throws Throwable {
        Calibration.ensure();
        MemoryWindow window = MemoryWindow.open(plan);
        try {
            code.execute();
        } catch (Throwable thrown) {
            window.closeBody();
            window.abandon();
            throw thrown;
        }
        window.closeBody();
        // In one expression the reading would be made before the heap is read, and be part of it.
        Measurement measured = Recorder.Control.trusted(window.measure());
        // Alive at the first reading, so it must be at the last.
        Reference.reachabilityFence(code);
        return new MemoryReading(measured);
    }
}
