package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.error.ShouldBeJudgeable.shouldBeJudgeable;
import static io.github.memorybudget.assertj.error.ShouldNotLeak.shouldNotLeak;

import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over code that is run again and again.
 *
 * @param <SELF> the type of the concrete assertion
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public abstract class AbstractRepeatingAssert<SELF extends AbstractRepeatingAssert<SELF>>
        extends AbstractAssert<SELF, ThrowingRunnable> {

    /**
     * For a concrete assertion.
     *
     * @param actual repeatable code
     * @param selfType the concrete assertion's class
     */
    protected AbstractRepeatingAssert(@Nullable ThrowingRunnable actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Verifies that the live heap does not go on growing while the code is repeated.
     *
     * <p>The code is run to warm it up, and then in batches of one to 1,000 calls, as many as take some 20 ms. After each
     * batch the heap is collected and read. Judged is the trend of 11 levels, and of 21 where 11 don't make it sure: it
     * leaks if the lower bound of its robust slope is above zero, and it still grows in the second half. So a cache that
     * fills up and then stays is no leak, and neither is a single reading that is off. Where growth is seen but is not
     * sure, the assertion fails as one that can't be judged.
     *
     * <p>On failure two heap dumps around one more batch tell what holds the growth; they are deleted at once.
     *
     * <pre><code class='java'> Deque&lt;byte[]&gt; recent = new ArrayDeque&lt;&gt;();
     *
     * // passes: what is added is taken out again
     * assertThatRepeating(() -&gt; { recent.add(new byte[1000]); recent.remove(); }).doesNotLeak();
     *
     * // fails: 1,016 B more in each call, held by the queue
     * assertThatRepeating(() -&gt; recent.add(new byte[1000])).doesNotLeak();</code></pre>
     *
     * @throws AssertionError if the code is null, leaks, or can't be judged
     */
    public SELF doesNotLeak() {
        isNotNull();
        RepeatedRuns.Answer answer;
        try {
            answer = new RepeatedRuns(actual).judge();
        } catch (Exception thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            AssertionError failure =
                    assertionError(shouldBeJudgeable("repeated code not to leak", "the code threw " + thrown));
            failure.initCause(thrown);
            throw failure;
        }
        if (answer.unclear() != null) {
            throwAssertionError(shouldBeJudgeable("repeated code not to leak", answer.unclear()));
        }
        if (answer.leak() != null) {
            throwAssertionError(shouldNotLeak(answer.leak()));
        }
        return myself;
    }
}
