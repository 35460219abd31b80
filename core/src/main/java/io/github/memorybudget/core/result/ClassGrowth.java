package io.github.memorybudget.core.result;

import org.apiguardian.api.API;

/**
 * How a class's instances grew, per run.
 *
 * @param className as a person writes it: {@code byte[]}, {@code java.util.HashMap$Node}
 * @param instances growth of the number of instances; may be negative
 * @param bytes growth of their shallow size in bytes; may be negative
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ClassGrowth(String className, long instances, long bytes) {}
