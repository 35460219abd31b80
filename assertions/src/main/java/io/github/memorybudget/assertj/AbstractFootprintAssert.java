package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.error.ShouldBeJudgeable.shouldBeJudgeable;
import static io.github.memorybudget.assertj.error.ShouldHaveFootprintOfAtMost.shouldHaveFootprintOfAtMost;

import io.github.memorybudget.core.footprint.Footprint;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.vm.UnavailableException;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over an object's deep size: all that can be reached from it, in bytes, with the layouts of this JVM.
 *
 * @param <SELF> the type of the concrete assertion
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public abstract class AbstractFootprintAssert<SELF extends AbstractFootprintAssert<SELF>>
        extends AbstractAssert<SELF, Object> {

    /**
     * For a concrete assertion.
     *
     * @param actual the root of what is sized
     * @param selfType the concrete assertion's class
     */
    protected AbstractFootprintAssert(@Nullable Object actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Verifies that the object and all that can be reached from it take at most so many bytes.
     *
     * <p>Nothing is left out: an object that refers to a class loader or a thread, be it over many steps, is as large as
     * those are. The object must not change meanwhile.
     *
     * <pre><code class='java'> Map&lt;Integer, byte[]&gt; cache = new HashMap&lt;&gt;();
     * cache.put(1, new byte[1_000_000]);
     *
     * // passes
     * assertThatFootprintOf(cache).isAtMost("1 MB");
     *
     * // fails
     * assertThatFootprintOf(cache).isAtMost("64 KB");</code></pre>
     *
     * @param size a size such as {@code "4 MB"}
     * @throws IllegalArgumentException if it is not a size
     * @throws AssertionError if the object is null or larger, or can't be judged
     */
    public SELF isAtMost(String size) {
        long limit = ByteSize.parse(size).bytes();
        isNotNull();
        String type = actual.getClass().getTypeName();
        try {
            long measured = Footprint.bytesOf(actual);
            if (measured > limit) {
                throwAssertionError(shouldHaveFootprintOfAtMost(type, limit, measured));
            }
        } catch (UnavailableException e) {
            AssertionError failure = assertionError(shouldBeJudgeable(
                    "the footprint of " + type + " to be at most " + ByteSize.readable(limit),
                    String.valueOf(e.getMessage())));
            failure.initCause(e);
            throw failure;
        }
        return myself;
    }
}
