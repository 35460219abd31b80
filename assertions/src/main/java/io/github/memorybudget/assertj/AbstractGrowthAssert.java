package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.error.ShouldBeJudgeable.shouldBeJudgeable;
import static io.github.memorybudget.assertj.error.ShouldGrowAtMost.shouldGrowAtMost;

import io.github.memorybudget.assertj.error.AllocationAt;
import io.github.memorybudget.assertj.error.Scale;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over how allocation grows with the amount of work.
 *
 * <p>The code is run with n from 64 to 65,536, doubled each time, unless {@link #between} says otherwise, and ends before
 * where a run takes more than a second. What a run allocates is counted to the byte, and of three warm runs the smallest
 * is taken. Counts don't depend on the machine's speed or load, as times would.
 *
 * <p>Beyond what the smallest n costs, code of a scale adds the same for each unit of that scale, however large n is. It
 * grows faster if by the robust trend over all n it adds more and more. Single steps, such as those in which a list grows,
 * don't matter. The message shows the table that was judged.
 *
 * @param <SELF> the type of the concrete assertion
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public abstract class AbstractGrowthAssert<SELF extends AbstractGrowthAssert<SELF>>
        extends AbstractAssert<SELF, ThrowingIntConsumer> {

    private static final int SMALLEST = 64;
    private static final int LARGEST = 65_536;

    private int smallest = SMALLEST;
    private int largest = LARGEST;
    private @Nullable List<AllocationAt> measured;

    /**
     * For a concrete assertion.
     *
     * @param actual repeatable code
     * @param selfType the concrete assertion's class
     */
    protected AbstractGrowthAssert(@Nullable ThrowingIntConsumer actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Judges by other n than 64 to 65,536.
     *
     * <pre><code class='java'> // passes
     * assertThatGrowthOf(n -&gt; new int[n]).between(1_000, 200_000).isAtMostLinear();
     *
     * // fails
     * assertThatGrowthOf(n -&gt; new int[n][n]).between(10, 2_000).isAtMostLinear();</code></pre>
     *
     * @param smallest 1 or more
     * @param largest at least 64 times the smallest
     * @throws IllegalArgumentException if they are not
     */
    public SELF between(int smallest, int largest) {
        if (smallest < 1 || largest / smallest < 1 << Scaling.FEWEST_SIZES - 1) {
            throw new IllegalArgumentException("can't judge growth between " + smallest + " and " + largest
                    + "; write 1 or more, and at least " + (1 << Scaling.FEWEST_SIZES - 1) + " times as much");
        }
        this.smallest = smallest;
        this.largest = largest;
        measured = null;
        return myself;
    }

    /**
     * Verifies that what is allocated does not grow with n.
     *
     * <pre><code class='java'> // passes
     * assertThatGrowthOf(n -&gt; new StringBuilder()).isAtMostConstant();
     *
     * // fails
     * assertThatGrowthOf(n -&gt; new int[n]).isAtMostConstant();</code></pre>
     *
     * @throws AssertionError if the code is null, what it allocates grows faster, or it can't be judged
     */
    public SELF isAtMostConstant() {
        return isAtMost(Scale.CONSTANT);
    }

    /**
     * Verifies that what is allocated grows with the logarithm of n at most.
     *
     * <pre><code class='java'> // passes
     * assertThatGrowthOf(n -&gt; Integer.toBinaryString(n)).isAtMostLogarithmic();
     *
     * // fails
     * assertThatGrowthOf(n -&gt; new int[n]).isAtMostLogarithmic();</code></pre>
     *
     * @throws AssertionError if the code is null, what it allocates grows faster, or it can't be judged
     */
    public SELF isAtMostLogarithmic() {
        return isAtMost(Scale.LOGARITHMIC);
    }

    /**
     * Verifies that what is allocated grows with n at most.
     *
     * <pre><code class='java'> // passes
     * assertThatGrowthOf(n -&gt; IntStream.range(0, n).boxed().toList()).isAtMostLinear();
     *
     * // fails: each of n sums is a text of its own
     * assertThatGrowthOf(n -&gt; { String s = ""; for (int i = 0; i &lt; n; i++) { s += "x"; } }).isAtMostLinear();</code></pre>
     *
     * @throws AssertionError if the code is null, what it allocates grows faster, or it can't be judged
     */
    public SELF isAtMostLinear() {
        return isAtMost(Scale.LINEAR);
    }

    /**
     * Verifies that what is allocated grows with n times its logarithm at most.
     *
     * <pre><code class='java'> // passes
     * assertThatGrowthOf(n -&gt; new TreeSet&lt;&gt;(numbersUpTo(n))).isAtMostNLogN();
     *
     * // fails
     * assertThatGrowthOf(n -&gt; new byte[n][n]).isAtMostNLogN();</code></pre>
     *
     * @throws AssertionError if the code is null, what it allocates grows faster, or it can't be judged
     */
    public SELF isAtMostNLogN() {
        return isAtMost(Scale.N_LOG_N);
    }

    private SELF isAtMost(Scale scale) {
        isNotNull();
        List<AllocationAt> table = table();
        if (table.size() < Scaling.FEWEST_SIZES) {
            throwAssertionError(shouldBeJudgeable(
                    "allocation to grow with n as bounded",
                    "a run takes too long at n = " + table.get(table.size() - 1).n() + "; judge it between smaller n"));
        }
        if (Scaling.exceeds(table, scale)) {
            throwAssertionError(shouldGrowAtMost(scale, table));
        }
        return myself;
    }

    private List<AllocationAt> table() {
        List<AllocationAt> table = measured;
        if (table == null) {
            try {
                table = Scaling.measure(actual, smallest, largest);
            } catch (Exception thrown) {
                if (thrown instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                AssertionError failure =
                        assertionError(shouldBeJudgeable("allocation to grow with n as bounded", reason(thrown)));
                failure.initCause(thrown);
                throw failure;
            }
            measured = table;
        }
        return table;
    }

    private static String reason(Exception thrown) {
        return thrown instanceof UnavailableException
                ? String.valueOf(thrown.getMessage())
                : "the code threw " + thrown;
    }
}
