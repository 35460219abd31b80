package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where memory was allocated.
 *
 * @param className the allocated class
 * @param bytes bytes allocated there in one run, an estimate from samples
 * @param stack frames, innermost first: {@code com.acme.Catalog.load(Catalog.java:41)}
 * @param percent its share of what is to be explained, or null where that is not known
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record AllocationSite(
        String className,
        long bytes,
        List<String> stack,
        @Nullable Integer percent) {

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    public AllocationSite {
        stack = List.copyOf(stack);
    }

    /** A site whose share is not known. */
    public AllocationSite(String className, long bytes, List<String> stack) {
        this(className, bytes, stack, null);
    }

    /** The frame where a person can change something. */
    public String place() {
        return placeIn(stack);
    }

    /** The innermost frame that is not the JDK's; failing that the innermost, or {@code unknown}. */
    public static String placeIn(List<String> stack) {
        return stack.stream()
                .filter(frame -> JDK.stream().noneMatch(frame::startsWith))
                .findFirst()
                .orElse(stack.isEmpty() ? "unknown" : stack.get(0));
    }
}
