package io.github.memorybudget.assertj;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over what running some code does to memory, made by {@link MemoryAssertions#assertThatRunning}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public class RunningAssert extends AbstractRunningAssert<RunningAssert> {

    /**
     * For the code; public for soft assertions, which extend this class at run time.
     *
     * @param actual repeatable code
     */
    public RunningAssert(@Nullable ThrowingRunnable actual) {
        super(actual, RunningAssert.class);
    }
}
