package io.github.memorybudget.core.heapdump;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What an analysis may use.
 *
 * @param timeout after which it is ended
 * @param heapMegabytes greatest heap of its JVM in MB; about 3 times the live heap of the dump is enough
 * @param traces greatest number of paths in the answer
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AnalysisBounds(Duration timeout, int heapMegabytes, int traces) {

    /** A minute, 1 GB and 10 paths. */
    public static final AnalysisBounds DEFAULT = new AnalysisBounds(Duration.ofMinutes(1), 1024, 10);

    /** Checks that all are positive. */
    public AnalysisBounds {
        if (timeout.isNegative() || timeout.isZero() || heapMegabytes < 16 || traces < 1) {
            throw new IllegalArgumentException("bounds of " + timeout + ", " + heapMegabytes + " MB and " + traces
                    + " traces; accepted: positive, and at least 16 MB");
        }
    }
}
