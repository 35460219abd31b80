package io.github.memorybudget.examples.cache;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Culprit: an unbounded cache.
 *
 * <p>Every request has a key of its own, so a map that nothing is ever removed from grows with the number of
 * requests served. The fix bounds it: however many requests come, at most a hundred pages stay.
 */
@MemoryBudget(retained = "512 KB")
class UnboundedCacheTest {

    private static final int REQUESTS = 2_000;

    private static final AtomicLong NEXT_REQUEST = new AtomicLong();

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/1",
            until = "2099-12-31",
            reason = "kept as an example: a static map without a limit",
            metrics = "retained")
    void unboundedMapKeepsEveryPage() {
        serve(new UnboundedPages()::page);
    }

    @Test
    void caffeineKeepsAHundredPages() {
        serve(new BoundedPages()::page);
    }

    private static void serve(LongFunction<String> pages) {
        for (int i = 0; i < REQUESTS; i++) {
            long request = NEXT_REQUEST.incrementAndGet();
            assertTrue(pages.apply(request).contains("request " + request));
        }
    }
}
