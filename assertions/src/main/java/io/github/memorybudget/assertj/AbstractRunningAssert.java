package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.error.ShouldAllocateAtMost.shouldAllocateAtMost;
import static io.github.memorybudget.assertj.error.ShouldAllocateNothing.shouldAllocateNothing;
import static io.github.memorybudget.assertj.error.ShouldBeJudgeable.shouldBeJudgeable;
import static io.github.memorybudget.assertj.error.ShouldPeakAtMost.shouldPeakAtMost;
import static io.github.memorybudget.assertj.error.ShouldRetainAtMost.shouldRetainAtMost;

import io.github.memorybudget.core.size.ByteSize;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions over what running some code does to memory.
 *
 * <p>First runs load classes, link call sites and fill caches, which says nothing about the code itself. So the first
 * assertion of a chain runs the code up to 20 times to warm it up, for at most half a second unless a single run takes
 * longer, and each assertion then measures up to 7 runs of its own and stops as soon as the answer is sure. What only first
 * runs allocate or keep, such as a cache that is filled once, is therefore not judged here; {@code assertThatFootprintOf}
 * sizes it.
 *
 * <p>Code that throws can't be judged: an exception becomes the cause of an {@link AssertionError} that says so, and an
 * {@link Error}, such as that of an assertion in the code, passes on as it is.
 *
 * @param <SELF> the type of the concrete assertion
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public abstract class AbstractRunningAssert<SELF extends AbstractRunningAssert<SELF>>
        extends AbstractAssert<SELF, ThrowingRunnable> {

    private @Nullable WarmCode code;

    /**
     * For a concrete assertion.
     *
     * @param actual repeatable code
     * @param selfType the concrete assertion's class
     */
    protected AbstractRunningAssert(@Nullable ThrowingRunnable actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Verifies that a run allocates at most so many bytes.
     *
     * <p>Judged is the smallest of 7 warm runs, since whatever else happens in the JVM only adds. It is exact for the current
     * thread. Threads that the code starts are included; this JVM does not tell what ended ones allocated, and
     * a run that has such threads is never taken to be within the size. Threads that were there before, such as those of an
     * executor that the code hands work to, are not counted. Of code that allocates in some runs only, such as a list that
     * grows now and then, a run that does not is judged.
     *
     * <pre><code class='java'> // passes
     * assertThatRunning(() -&gt; new byte[1000]).allocatesAtMost("1 KB");
     *
     * // fails: 1,040 B, with the array's header
     * assertThatRunning(() -&gt; new byte[1024]).allocatesAtMost("1 KB");</code></pre>
     *
     * @param size a size such as {@code "1 KB"}
     * @throws IllegalArgumentException if it is not a size
     * @throws AssertionError if the code is null, allocates more, or can't be judged
     */
    public SELF allocatesAtMost(String size) {
        long limit = bytes(size);
        return judge(
                "allocate at most " + ByteSize.readable(limit),
                warm -> AllocatedRuns.judge(warm, limit),
                over -> shouldAllocateAtMost(limit, over.measured(), over.runs()));
    }

    /**
     * Verifies that a run allocates no byte; judged as by {@link #allocatesAtMost}.
     *
     * <pre><code class='java'> int[] counters = new int[16];
     *
     * // passes
     * assertThatRunning(() -&gt; counters[3]++).allocatesNothing();
     *
     * // fails: a Long is made
     * assertThatRunning(() -&gt; totals.merge("orders", 1000L, Long::sum)).allocatesNothing();</code></pre>
     *
     * @throws AssertionError if the code is null, allocates, or can't be judged
     */
    public SELF allocatesNothing() {
        return judge(
                "allocate nothing",
                warm -> AllocatedRuns.judge(warm, 0),
                over -> shouldAllocateNothing(over.measured(), over.runs()));
    }

    /**
     * Verifies that a run makes the live heap grow by at most so many bytes.
     *
     * <p>Judged is the median of 7 warm runs: what each further run keeps, to the byte where no other thread disturbs. It is
     * net growth, so code that replaces what it kept before grows by nothing. Full collections are forced around each run,
     * so an assertion takes as long as about a dozen of them or more.
     *
     * <pre><code class='java'> Queue&lt;byte[]&gt; queue = new ArrayDeque&lt;&gt;();
     *
     * // passes: what is added is taken out again
     * assertThatRunning(() -&gt; { queue.add(new byte[1000]); queue.remove(); }).retainsAtMost("0 B");
     *
     * // fails: 1,016 B are kept in each run
     * assertThatRunning(() -&gt; queue.add(new byte[1000])).retainsAtMost("0 B");</code></pre>
     *
     * @param size a size such as {@code "0 B"}
     * @throws IllegalArgumentException if it is not a size
     * @throws AssertionError if the code is null, keeps more, or can't be judged
     */
    public SELF retainsAtMost(String size) {
        long limit = bytes(size);
        return judge(
                "retain at most " + ByteSize.readable(limit),
                warm -> RetainedRuns.judge(warm, limit),
                over -> shouldRetainAtMost(limit, over.measured(), over.runs(), over.growth()));
    }

    /**
     * Verifies that the live heap never rises by more than so many bytes above its level at the start of a run; garbage is
     * not counted.
     *
     * <p>The high-water mark is known as an interval. A warm run in which more was seen to be live at once fails the
     * assertion; one whose whole interval is within the size passes it, as does any that allocates no more in all. Where
     * 7 runs show neither, as of code that makes many times the size of garbage within milliseconds, the assertion fails as
     * one that can't be judged, and tells the interval.
     *
     * <pre><code class='java'> // passes: one buffer lives at a time
     * assertThatRunning(() -&gt; { for (int i = 0; i &lt; 100; i++) { use(new byte[64 * 1024]); } }).peaksAtMost("8 MB");
     *
     * // fails: all live at once
     * assertThatRunning(() -&gt; Files.readAllBytes(hundredMegabytes)).peaksAtMost("8 MB");</code></pre>
     *
     * @param size a size such as {@code "8 MB"}
     * @throws IllegalArgumentException if it is not a size
     * @throws AssertionError if the code is null, peaks higher, or can't be judged
     */
    public SELF peaksAtMost(String size) {
        long limit = bytes(size);
        return judge(
                "peak at most " + ByteSize.readable(limit),
                warm -> PeakRuns.judge(warm, limit),
                over -> shouldPeakAtMost(limit, over.measured(), over.growth()));
    }

    private static long bytes(String size) {
        return ByteSize.parse(size).bytes();
    }

    private SELF judge(String expectation, Judging judging, Function<Outcome.Over, ErrorMessageFactory> error) {
        isNotNull();
        Outcome outcome;
        try {
            outcome = judging.judge(warmCode());
        } catch (Exception thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            AssertionError failure =
                    assertionError(shouldBeJudgeable("running code to " + expectation, "the code threw " + thrown));
            failure.initCause(thrown);
            throw failure;
        }
        if (outcome instanceof Outcome.Over over) {
            throwAssertionError(error.apply(over));
        }
        if (outcome instanceof Outcome.Unclear unclear) {
            throwAssertionError(shouldBeJudgeable("running code to " + expectation, unclear.reason()));
        }
        return myself;
    }

    private WarmCode warmCode() {
        WarmCode warm = code;
        if (warm == null) {
            warm = new WarmCode(actual);
            code = warm;
        }
        return warm;
    }

    private interface Judging {
        Outcome judge(WarmCode code) throws Exception;
    }
}
