package io.github.memorybudget.junit;

import org.apiguardian.api.API;

/**
 * What is done with memory that a test keeps once, in its first run, and never again.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum FirstUse {
    /** What an outer level says, else {@link #COUNT_OWN}. */
    INHERIT,
    /** Counts what the user's own classes hold; reports as {@code warmUp} what libraries and the JDK set up. */
    COUNT_OWN,
    /** Counts everything. */
    COUNT_ALL,
    /** Counts nothing that is kept once. */
    IGNORE
}
