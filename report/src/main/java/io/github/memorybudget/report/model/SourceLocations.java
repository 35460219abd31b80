package io.github.memorybudget.report.model;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Knows where tests are written.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface SourceLocations {

    /** Knows nothing. */
    SourceLocations NONE = (className, method) -> Optional.empty();

    /**
     * A method's place.
     *
     * @param className the class's name as the JVM has it: {@code com.acme.CatalogTest$Nested}
     * @param method the method's name
     * @return empty if its file was not found
     */
    Optional<SourceLocation> of(String className, String method);
}
