package io.github.memorybudget.core.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Heap use at one moment of a test.
 *
 * @param ms milliseconds since the start of the body
 * @param used heap in use in bytes, garbage included, above the level at the start
 * @param live live heap in bytes above the level at the start, where a collection showed it
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record TimelinePoint(long ms, long used, @Nullable Long live) {}
