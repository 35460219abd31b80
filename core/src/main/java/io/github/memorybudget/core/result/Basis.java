package io.github.memorybudget.core.result;

import org.apiguardian.api.API;

/**
 * What a figure was taken from.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Basis {
    /** The suite's own run alone; it depends on which tests ran before. */
    COLD,
    /** Rehearsals in the warm JVM. */
    WARM
}
