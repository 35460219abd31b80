package io.github.memorybudget.assertj;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over an object's deep size, made by {@link MemoryAssertions#assertThatFootprintOf}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public class FootprintAssert extends AbstractFootprintAssert<FootprintAssert> {

    /**
     * For the object; public for soft assertions, which extend this class at run time.
     *
     * @param actual the root of what is sized
     */
    public FootprintAssert(@Nullable Object actual) {
        super(actual, FootprintAssert.class);
    }
}
