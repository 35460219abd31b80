package io.github.memorybudget.assertj;

import org.apiguardian.api.API;
import org.assertj.core.api.SoftAssertions;

/**
 * Soft assertions over memory, beside all of AssertJ's own: failures are collected, and told together by
 * {@link #assertAll()}.
 *
 * <pre><code class='java'> MemorySoftAssertions softly = new MemorySoftAssertions();
 * softly.assertThatFootprintOf(cache).isAtMost("4 MB");
 * softly.assertThatRunning(() -&gt; cache.get("key")).allocatesNothing();
 * softly.assertAll();</code></pre>
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public class MemorySoftAssertions extends SoftAssertions implements MemorySoftAssertionsProvider {}
