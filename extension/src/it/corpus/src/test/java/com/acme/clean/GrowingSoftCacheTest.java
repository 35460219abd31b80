package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Soft references to ever more: what only they hold is no leak, since it goes when memory is short. */
class GrowingSoftCacheTest {

    private static final List<SoftReference<byte[]>> CACHE = new ArrayList<>(100);

    @Test
    @KeepsNothing
    void caches() {
        CACHE.add(new SoftReference<>(new byte[1_000_000]));
        assertTrue(CACHE.size() > 0);
    }
}
