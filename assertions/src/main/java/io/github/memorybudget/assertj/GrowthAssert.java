package io.github.memorybudget.assertj;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over how allocation grows with the amount of work, made by {@link MemoryAssertions#assertThatGrowthOf}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public class GrowthAssert extends AbstractGrowthAssert<GrowthAssert> {

    /**
     * For the code; public for soft assertions, which extend this class at run time.
     *
     * @param actual repeatable code
     */
    public GrowthAssert(@Nullable ThrowingIntConsumer actual) {
        super(actual, GrowthAssert.class);
    }
}
