package io.github.memorybudget.junit;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What one run of some code did to memory. A figure that can't be had here is never a number: asking for it throws an
 * {@link IllegalStateException} that says why.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class MemoryReading {

    private final Measurement measured;

    MemoryReading(Measurement measured) {
        this.measured = measured;
    }

    /**
     * Growth of the live heap, in bytes; negative where more was let go than kept.
     *
     * @throws IllegalStateException if it was not measured, or other threads kept changing the heap
     */
    public long retainedBytes() {
        long retained = known(measured.retained(), Metric.RETAINED);
        if (measured.retainedSpread() != 0) {
            throw unknown(
                    Metric.RETAINED,
                    "other threads kept changing the heap; read was " + ByteSize.exact(retained) + " ± "
                            + ByteSize.exact(measured.retainedSpread()));
        }
        return retained;
    }

    /**
     * Bytes allocated by the current thread and those that the code started.
     *
     * @throws IllegalStateException if the JVM does not tell all of it, as of ended threads before JDK 21
     */
    public long allocatedBytes() {
        Allocation allocation = known(measured.allocation(), Metric.ALLOCATED);
        if (allocation.endedUnseen() != 0) {
            throw unknown(
                    Metric.ALLOCATED,
                    "threads that the code started have ended, and this JVM does not tell what ended threads"
                            + " allocated");
        }
        return allocation.ofTest();
    }

    /**
     * So many bytes above the start were seen to be live at once.
     *
     * @throws IllegalStateException if it was not measured
     */
    public long peakAtLeastBytes() {
        return known(measured.peak(), Metric.PEAK).lower();
    }

    /**
     * More than so many bytes above the start can't have been live at once.
     *
     * @throws IllegalStateException if it was not measured
     */
    public long peakAtMostBytes() {
        return known(measured.peak(), Metric.PEAK).upper();
    }

    /** What grew between the collections before and after, by class, the largest first; empty where it was not measured. */
    public List<ClassGrowth> growth() {
        return measured.growth();
    }

    private <T> T known(@Nullable T figure, Metric metric) {
        if (figure == null) {
            throw unknown(metric, measured.unavailable().getOrDefault(metric, "this call does not measure it"));
        }
        return figure;
    }

    private static IllegalStateException unknown(Metric metric, String reason) {
        return new IllegalStateException(metric.key() + " can't be told: " + reason);
    }
}
