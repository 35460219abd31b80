package io.github.memorybudget.report.baseline;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * An older baseline, such as the last release's, against which the sum of many small steps is held.
 *
 * @param name what it is called in a report, such as the file's name
 * @param baseline its figures
 * @param drift by how many percent a figure may have grown since
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Tag(String name, Baseline baseline, BigDecimal drift) {

    /** The drift that is allowed where nothing else is said. */
    public static final String DEFAULT_DRIFT = "10 %";
}
