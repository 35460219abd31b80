package io.github.memorybudget.core.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The known leak that a test declares.
 *
 * @param issue where it is tracked
 * @param until last day, inclusive, UTC, ISO form
 * @param reason why it is tolerated, or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record KnownLeakNote(
        String issue, String until, @Nullable String reason) {}
