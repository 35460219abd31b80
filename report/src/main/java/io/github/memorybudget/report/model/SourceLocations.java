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
    SourceLocations NONE = (module, className, method) -> Optional.empty();

    /**
     * A method's place.
     *
     * @param module the test's module, since modules may have classes of the same name; empty in a report of one module
     *     alone
     * @param className the class's name as the JVM has it: {@code com.acme.CatalogTest$Nested}
     * @param method the method's name
     * @return empty if its file was not found
     */
    Optional<SourceLocation> of(String module, String className, String method);
}
