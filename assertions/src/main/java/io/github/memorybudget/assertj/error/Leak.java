package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.trend.Trend;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Growth of the live heap that goes on while code is repeated.
 *
 * @param trend of the levels after each batch, in bytes a batch
 * @param levels how many levels were read
 * @param calls of the code in a batch
 * @param growth what grew in one batch, the largest first; empty where that is not known
 * @param traces what holds it, the largest first
 * @param problem why nothing that holds it was found, or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Leak(
        Trend trend,
        int levels,
        int calls,
        List<ClassGrowth> growth,
        List<LeakTrace> traces,
        @Nullable String problem) {

    /** With unmodifiable copies of the lists. */
    public Leak {
        growth = List.copyOf(growth);
        traces = List.copyOf(traces);
    }
}
