package io.github.memorybudget.assertj;

import java.lang.ref.Reference;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over a reference object's referent, made by {@link MemoryAssertions#assertThatReference}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public class ReferenceAssert extends AbstractReferenceAssert<ReferenceAssert> {

    /**
     * For the reference; public for soft assertions, which extend this class at run time.
     *
     * @param actual a weak or phantom reference
     */
    public ReferenceAssert(@Nullable Reference<?> actual) {
        super(actual, ReferenceAssert.class);
    }
}
