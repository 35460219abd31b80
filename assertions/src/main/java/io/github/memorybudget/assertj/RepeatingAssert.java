package io.github.memorybudget.assertj;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over code that is run again and again, made by {@link MemoryAssertions#assertThatRepeating}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public class RepeatingAssert extends AbstractRepeatingAssert<RepeatingAssert> {

    /**
     * For the code; public for soft assertions, which extend this class at run time.
     *
     * @param actual repeatable code
     */
    public RepeatingAssert(@Nullable ThrowingRunnable actual) {
        super(actual, RepeatingAssert.class);
    }
}
