package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.Map;
import java.util.WeakHashMap;
import org.junit.jupiter.api.Test;

/** A WeakHashMap whose values hold their own keys. */
@Leaks(atLeast = 1_000_000, atMost = 1_200_000)
class WeakMapTest {

    private static final Map<Object, Entry> META = new WeakHashMap<>();

    @Test
    @MemoryBudget(retained = "64 KB")
    void describes() {
        for (int i = 0; i < 1_000; i++) {
            Object key = new Object();
            META.put(key, new Entry(key, new byte[1_000]));
        }
        assertTrue(META.size() >= 1_000);
    }

    private record Entry(Object of, byte[] text) {}
}
