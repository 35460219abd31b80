package io.github.memorybudget.report.judge;

import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.baseline.Tag;
import io.github.memorybudget.report.model.ResultSource;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One module's results, and what they are compared with.
 *
 * @param name its name, or empty where it is the only one
 * @param results its results
 * @param baseline its baseline, or null where there is none
 * @param baselineName what its baseline is called in a report
 * @param tag the tagged baseline, or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Module(
        String name,
        ResultSource results,
        @Nullable Baseline baseline,
        String baselineName,
        @Nullable Tag tag) {

    /** A module without a baseline. */
    public Module(String name, ResultSource results) {
        this(name, results, null, Baseline.FILE_NAME, null);
    }
}
