package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How much of what a run left behind counts, in bytes. Compared with a dump from before the run the figures are exact and the
 * bounds meet; with one dump and the growth by class they enclose it.
 *
 * @param countedAtLeast what surely counts: over budget means a leak
 * @param countedAtMost what may count: within budget means none
 * @param warmUp first use of others, an estimate from above for one dump
 * @param soft only softly reachable
 * @param ignored behind holders that the user excluded
 * @param finalizer waits for a finalizer or cleaner, or for a weak map to notice
 * @param frameworks kept by the test framework and the build
 * @param spare what the JDK keeps ready for a while, such as the buffers through which a thread uses channels
 * @param holders the largest holders first, all kinds
 * @param traces paths to what counts, the largest first
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HolderReport(
        long countedAtLeast,
        long countedAtMost,
        long warmUp,
        long soft,
        long ignored,
        long finalizer,
        long frameworks,
        long spare,
        List<Holder> holders,
        List<LeakTrace> traces) {

    /** Copies the lists. */
    public HolderReport {
        holders = List.copyOf(holders);
        traces = List.copyOf(traces);
    }

    /** What never counts, in however many runs it is kept: the collector, the user or the framework disposes of it. */
    public long neverCounts() {
        return soft + ignored + finalizer + frameworks + spare;
    }

    /** Whether the bounds meet. */
    public boolean isExact() {
        return countedAtLeast == countedAtMost;
    }
}
