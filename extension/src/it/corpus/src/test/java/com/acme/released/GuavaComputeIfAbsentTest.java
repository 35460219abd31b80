package com.acme.released;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.acme.Leaks;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Guava 33.4.8: an entry whose computation has failed stays in the cache with its exception. The fix, in LocalCache,
 * takes the entry out again.
 *
 * @see <a href="https://github.com/google/guava/issues/7975">guava 7975</a>
 */
@Leaks(
        atLeast = 100_000,
        holder = {
            "com.google.common.cache.LocalCache$LocalManualCache.localCache",
            "com.google.common.cache.LocalCache[*]"
        })
class GuavaComputeIfAbsentTest {

    private static final Cache<Integer, String> CACHE =
            CacheBuilder.newBuilder().maximumSize(100).build();
    private static final AtomicInteger KEYS = new AtomicInteger();

    @Test
    @MemoryBudget(retained = "64 KB")
    void fails() {
        for (int i = 0; i < 1_000; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> CACHE.asMap().computeIfAbsent(KEYS.incrementAndGet(), key -> {
                        throw new IllegalStateException("no " + key);
                    }));
        }
    }
}
