package io.github.memorybudget.core.alloc;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the current thread allocates.
 *
 * @since 0.1
 */
public final class OwnAllocation {

    private final @Nullable ThreadMXBean counters =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean ? bean : null;

    /** Bytes so far, or 0 where the VM does not count; allocates nothing. */
    public long bytes() {
        return counters == null ? 0 : Math.max(0, counters.getCurrentThreadAllocatedBytes());
    }
}
