package io.github.memorybudget.core.heapdump;

import org.apiguardian.api.API;

/**
 * What holds an object, as far as a verdict needs it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum HeldBy {
    /** Something that was there before the run. Counts. */
    OLD,
    /** Only static state of the user's own classes that the run loaded, or an own instance behind first use. Counts. */
    OWN_FIRST_USE,
    /** Only class metadata, loaders, method handles, loggers or the VM, of classes that were there before. Does not count. */
    METADATA,
    /** Only metadata and static state of library and JDK classes that the run loaded. Does not count. */
    FIRST_USE,
    /** Only what the test framework and the build keep, such as the output that they capture. Does not count. */
    FRAMEWORK,
    /** Only holders that the user excluded. Does not count. */
    IGNORED,
    /** Only soft references. Does not count. */
    SOFT,
    /**
     * Only the queue of finalizers, a cleaner, a thread that is about to end, or a weak map that has not yet noticed that the key is
     * gone. Does not count.
     */
    FINALIZER,
    /**
     * Only what the JDK keeps ready for a while, and gives up by itself: the buffers through which a thread uses channels, idle
     * HTTP connections. Does not count.
     */
    SPARE;

    /** Whether memory held so belongs to the test. */
    public boolean counts() {
        return this == OLD || this == OWN_FIRST_USE;
    }

    /** Whether memory held so is warm-up: first use of others. */
    public boolean isWarmUp() {
        return this == METADATA || this == FIRST_USE;
    }
}
