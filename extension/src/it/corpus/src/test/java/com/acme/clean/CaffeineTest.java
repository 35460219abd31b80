package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A bounded cache that is cleaned by the common pool. */
class CaffeineTest {

    @Test
    @KeepsNothing
    void evicts() {
        Cache<Integer, byte[]> cache = Caffeine.newBuilder()
                .maximumSize(10)
                .expireAfterWrite(Duration.ofMinutes(1))
                .recordStats()
                .build();
        for (int i = 0; i < 1_000; i++) {
            assertEquals(100, cache.get(i, key -> new byte[100]).length);
        }
        cache.cleanUp();
        assertEquals(10, cache.estimatedSize());
    }
}
