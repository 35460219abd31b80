package io.github.memorybudget.assertj;

import java.lang.ref.Reference;
import org.apiguardian.api.API;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * The entry points of {@link MemoryAssertions} as soft assertions, to be mixed into a class of soft assertions.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
// The simple name would be that of a type which AssertJ's provider has inside.
public interface MemorySoftAssertionsProvider extends SoftAssertionsProvider {

    /** See {@link MemoryAssertions#assertThatRunning}. */
    default RunningAssert assertThatRunning(io.github.memorybudget.assertj.@Nullable ThrowingRunnable code) {
        return proxy(RunningAssert.class, io.github.memorybudget.assertj.ThrowingRunnable.class, code);
    }

    /** See {@link MemoryAssertions#assertThatRepeating}. */
    default RepeatingAssert assertThatRepeating(io.github.memorybudget.assertj.@Nullable ThrowingRunnable code) {
        return proxy(RepeatingAssert.class, io.github.memorybudget.assertj.ThrowingRunnable.class, code);
    }

    /** See {@link MemoryAssertions#assertThatFootprintOf}. */
    default FootprintAssert assertThatFootprintOf(@Nullable Object object) {
        return proxy(FootprintAssert.class, Object.class, object);
    }

    /** See {@link MemoryAssertions#assertThatReference}. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    default ReferenceAssert assertThatReference(@Nullable Reference<?> reference) {
        return proxy(ReferenceAssert.class, (Class) Reference.class, reference);
    }

    /** See {@link MemoryAssertions#assertThatGrowthOf}. */
    default GrowthAssert assertThatGrowthOf(@Nullable ThrowingIntConsumer code) {
        return proxy(GrowthAssert.class, ThrowingIntConsumer.class, code);
    }
}
