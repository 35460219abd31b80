package io.github.memorybudget.report.model;

import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Results that can be gone through as often as need be, one JVM after the other, so that never all of them are held.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface ResultSource {

    /**
     * Goes through all results, in the same order each time.
     *
     * @param consumer gets what each JVM wrote
     * @return what else was found
     */
    Reading read(Consumer<JvmResults> consumer);
}
