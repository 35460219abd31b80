package io.github.memorybudget.assertj;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of the assertions over memory.
 *
 * <pre><code class='java'> import static io.github.memorybudget.assertj.MemoryAssertions.*;
 *
 * assertThatRunning(() -&gt; parser.parse(document)).allocatesAtMost("1 KB").retainsAtMost("0 B").peaksAtMost("8 MB");
 * assertThatRunning(() -&gt; ring.publish(event)).allocatesNothing();
 * assertThatFootprintOf(cache).isAtMost("4 MB");</code></pre>
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
}
