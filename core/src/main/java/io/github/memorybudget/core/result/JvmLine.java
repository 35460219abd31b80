package io.github.memorybudget.core.result;

import io.github.memorybudget.core.environment.Environment;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a results file: which JVM wrote it.
 *
 * @param session the build that the JVM belongs to, or null outside one
 * @param pid the JVM's process id
 * @param control {@code ok}, or why the positive control did not hold; null where nothing was to be measured
 * @param environment what figures depend on
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record JvmLine(
        @Nullable String session, long pid, @Nullable String control, Environment environment) implements ResultLine {}
