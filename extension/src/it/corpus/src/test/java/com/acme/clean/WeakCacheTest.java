package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.Map;
import java.util.WeakHashMap;
import org.junit.jupiter.api.Test;

/** A map with weak keys that nothing else holds. */
class WeakCacheTest {

    private static final Map<Object, byte[]> CACHE = new WeakHashMap<>();

    @Test
    @MemoryBudget(retained = "16 KB", offHeap = "0 B", threads = 0)
    void caches() {
        for (int i = 0; i < 1_000; i++) {
            CACHE.put(new Object(), new byte[1_000]);
        }
        assertTrue(CACHE.size() <= 1_000);
    }
}
