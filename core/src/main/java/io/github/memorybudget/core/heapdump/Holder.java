package io.github.memorybudget.core.heapdump;

import org.apiguardian.api.API;

/**
 * Where paths to objects begin, and how much is first reached from there.
 *
 * @param name {@code static com.acme.Catalog.CACHE}, {@code thread}, {@code class metadata}, …
 * @param heldBy what this means to a verdict
 * @param bytes shallow sizes of the objects in bytes: growth where two dumps are compared, otherwise all
 * @param objects their number
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Holder(String name, HeldBy heldBy, long bytes, long objects) {}
