package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cache of soft references with the same keys in each run: the JVM may drop what they hold. */
class SoftCacheTest {

    private static final Map<Integer, SoftReference<byte[]>> CACHE = new HashMap<>();

    @Test
    @KeepsNothing
    void caches() {
        for (int i = 0; i < 10; i++) {
            CACHE.put(i, new SoftReference<>(new byte[100_000]));
        }
        assertEquals(10, CACHE.size());
    }
}
