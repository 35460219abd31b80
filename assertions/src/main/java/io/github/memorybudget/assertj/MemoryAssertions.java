package io.github.memorybudget.assertj;

import java.lang.ref.Reference;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of the assertions over memory.
 *
 * <pre><code class='java'> import static io.github.memorybudget.assertj.MemoryAssertions.*;
 *
 * assertThatRunning(() -&gt; parser.parse(document)).allocatesAtMost("1 KB").retainsAtMost("0 B").peaksAtMost("8 MB");
 * assertThatRunning(() -&gt; ring.publish(event)).allocatesNothing();
 * assertThatRepeating(() -&gt; service.handle(request)).doesNotLeak();
 * assertThatFootprintOf(cache).isAtMost("4 MB").hasAtMostInstancesOf(Entry.class, 1_000).doesNotReach(Session.class);
 * assertThatReference(weakReference).isCollected();
 * assertThatGrowthOf(n -&gt; fill(n)).isAtMostLinear();</code></pre>
 *
 * <p>Soft assertions are in {@link MemorySoftAssertions}.
 *
 * <p>Sizes are a number and a unit, 1024-based: {@code "0 B"}, {@code "64 KB"}, {@code "1.5 MB"}, {@code "2 GiB"}. Exactly
 * the size is within it. Anything else is refused with an {@link IllegalArgumentException} that gives the text and the
 * accepted form, before any code is run.
 *
 * <p>A figure that can't be had in this JVM, or that other threads disturb too much, is never a pass: the assertion fails
 * with a message that says that it <em>can't be judged</em>, and why. The heap belongs to all threads, so tests that use
 * {@code retainsAtMost} or {@code peaksAtMost} should not run in parallel with others.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class MemoryAssertions {

    private MemoryAssertions() {}

    /**
     * Judges what running some code does to memory. The code is run when an assertion is made, more than once for each; see
     * {@link AbstractRunningAssert}.
     *
     * <pre><code class='java'> byte[] buffer = new byte[8192];
     *
     * // passes
     * assertThatRunning(() -&gt; Arrays.fill(buffer, (byte) 0)).allocatesNothing();
     *
     * // fails: a copy is 8,208 B
     * assertThatRunning(() -&gt; buffer.clone()).allocatesAtMost("8 KB");</code></pre>
     *
     * @param code repeatable code
     */
    public static RunningAssert assertThatRunning(@Nullable ThrowingRunnable code) {
        return new RunningAssert(code);
    }

    /**
     * Judges the deep size of an object: all that can be reached from it, to the byte, with the layouts of this JVM.
     *
     * <pre><code class='java'> // passes: 1,024 B and the array's header
     * assertThatFootprintOf(new byte[1024]).isAtMost("1040 B");
     *
     * // fails
     * assertThatFootprintOf(new byte[1024]).isAtMost("1 KB");</code></pre>
     *
     * @param object the root of what is sized; every assertion on null fails
     */
    public static FootprintAssert assertThatFootprintOf(@Nullable Object object) {
        return new FootprintAssert(object);
    }

    /**
     * Judges code that is run again and again, by the trend of the live heap.
     *
     * <pre><code class='java'> Map&lt;Integer, String&gt; lastTen = new HashMap&lt;&gt;();
     *
     * // passes: it fills up, and stays
     * assertThatRepeating(() -&gt; lastTen.put(calls++ % 10, "a")).doesNotLeak();
     *
     * // fails: an entry more in each call
     * assertThatRepeating(() -&gt; all.put(calls++, "a")).doesNotLeak();</code></pre>
     *
     * @param code repeatable code
     */
    public static RepeatingAssert assertThatRepeating(@Nullable ThrowingRunnable code) {
        return new RepeatingAssert(code);
    }

    /**
     * Judges whether an object that should be garbage is.
     *
     * <pre><code class='java'> // passes
     * assertThatReference(new WeakReference&lt;&gt;(new Object())).isCollected();
     *
     * // fails: constants are never collected
     * assertThatReference(new WeakReference&lt;&gt;("a constant")).isCollected();</code></pre>
     *
     * @param reference a weak or phantom reference to it
     */
    public static ReferenceAssert assertThatReference(@Nullable Reference<?> reference) {
        return new ReferenceAssert(reference);
    }

    /**
     * Judges how allocation grows with the amount of work.
     *
     * <pre><code class='java'> // passes
     * assertThatGrowthOf(n -&gt; new int[n]).isAtMostLinear();
     *
     * // fails
     * assertThatGrowthOf(n -&gt; new int[n]).isAtMostLogarithmic();</code></pre>
     *
     * @param code repeatable code that is given n
     */
    public static GrowthAssert assertThatGrowthOf(@Nullable ThrowingIntConsumer code) {
        return new GrowthAssert(code);
    }
}
