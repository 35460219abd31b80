package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.error.ShouldBeCollected.shouldBeCollected;
import static io.github.memorybudget.assertj.error.ShouldBeJudgeable.shouldBeJudgeable;

import io.github.memorybudget.core.heapdump.SearchMark;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over a reference object's referent.
 *
 * @param <SELF> the type of the concrete assertion
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public abstract class AbstractReferenceAssert<SELF extends AbstractReferenceAssert<SELF>>
        extends AbstractAssert<SELF, Reference<?>> {

    /**
     * For a concrete assertion.
     *
     * @param actual a weak or phantom reference
     * @param selfType the concrete assertion's class
     */
    protected AbstractReferenceAssert(@Nullable Reference<?> actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Verifies that the referent is garbage: that full collections clear the reference. Up to ten are forced.
     *
     * <p>The message tells what holds the referent, from a heap dump that is deleted at once; of a phantom reference it
     * can't. A local variable of a method that still runs may hold its object, so make the object in a method of its own.
     *
     * <pre><code class='java'> WeakReference&lt;Session&gt; closed = new WeakReference&lt;&gt;(openAndClose());
     *
     * // passes: nothing else refers to the session
     * assertThatReference(closed).isCollected();
     *
     * // fails: the registry still holds it
     * WeakReference&lt;Session&gt; open = new WeakReference&lt;&gt;(registry.open());
     * assertThatReference(open).isCollected();</code></pre>
     *
     * @throws IllegalArgumentException if it is a soft reference, which is cleared where memory is short, not because its
     *     referent is garbage
     * @throws AssertionError if the reference is null or not cleared, or collections can't be forced in this JVM
     */
    public SELF isCollected() {
        isNotNull();
        if (actual instanceof SoftReference) {
            throw new IllegalArgumentException(
                    "a soft reference is cleared where memory is short, not because its referent is garbage;"
                            + " give a WeakReference to the same object");
        }
        Collected collected;
        try {
            collected = Collected.await(actual);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw assertionError(shouldBeJudgeable("the referent to be collected", "the test was interrupted"));
        }
        if (collected == Collected.NEVER_COLLECTS) {
            throwAssertionError(shouldBeJudgeable(
                    "the referent to be collected", "System.gc() does not collect garbage in this JVM"));
        }
        if (collected == Collected.NO) {
            LeakTraces traces = traces();
            throwAssertionError(shouldBeCollected(typeOf(actual.get()), traces.found(), traces.problem()));
        }
        return myself;
    }

    private LeakTraces traces() {
        Object held = actual.get();
        if (held == null) {
            return LeakTraces.nothing("a phantom reference does not give its referent");
        }
        SearchMark mark = new SearchMark(held);
        held = null;
        return LeakTraces.search(mark);
    }

    private static String typeOf(@Nullable Object held) {
        return held == null ? "the referent" : held.getClass().getTypeName();
    }
}
