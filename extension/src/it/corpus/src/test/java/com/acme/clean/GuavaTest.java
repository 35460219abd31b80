package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import com.google.common.base.Splitter;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.hash.Hashing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collections, caches, hashes and splitters. */
class GuavaTest {

    @Test
    @KeepsNothing
    void computes() throws Exception {
        Cache<Integer, String> cache =
                CacheBuilder.newBuilder().maximumSize(100).recordStats().build();
        for (int i = 0; i < 1_000; i++) {
            int key = i;
            assertEquals("v" + i, cache.get(key, () -> "v" + key));
        }
        assertEquals(1_000, cache.stats().missCount());
        assertEquals(List.of("a", "b"), Splitter.on(',').trimResults().splitToList("a, b"));
        assertEquals(3, ImmutableListMultimap.of("a", 1, "a", 2, "b", 3).size());
        assertEquals(64, Hashing.sha256().hashInt(1).toString().length());
    }
}
