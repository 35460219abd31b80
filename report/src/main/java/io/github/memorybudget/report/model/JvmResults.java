package io.github.memorybudget.report.model;

import io.github.memorybudget.core.result.JvmLine;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM wrote.
 *
 * @param jvm the line that says which JVM, or null where it is missing or could not be read
 * @param runs its tests, in the order in which their first results were written
 * @param lost tests without a result, in the order in which they were started
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record JvmResults(@Nullable JvmLine jvm, List<TestRun> runs, List<LostResult> lost) {

    public JvmResults {
        runs = List.copyOf(runs);
        lost = List.copyOf(lost);
    }
}
