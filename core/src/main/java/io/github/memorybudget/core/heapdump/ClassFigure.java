package io.github.memorybudget.core.heapdump;

import org.apiguardian.api.API;

/**
 * The objects of one class in a dump.
 *
 * @param className as a person writes it: {@code byte[]}, {@code java.util.HashMap$Node}
 * @param instances their number
 * @param bytes sum of their shallow sizes in bytes
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ClassFigure(String className, long instances, long bytes) {}
