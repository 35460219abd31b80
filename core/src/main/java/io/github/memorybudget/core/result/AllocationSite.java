package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Where memory was allocated.
 *
 * @param className the allocated class
 * @param bytes bytes allocated there, an estimate from samples
 * @param stack frames, innermost first: {@code com.acme.Catalog.load(Catalog.java:41)}
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record AllocationSite(String className, long bytes, List<String> stack) {

    public AllocationSite {
        stack = List.copyOf(stack);
    }
}
