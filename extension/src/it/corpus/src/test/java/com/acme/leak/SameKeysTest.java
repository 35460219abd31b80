package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A static cache of the class under test that every run fills with the same keys. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class SameKeysTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void looksUp() {
        for (int i = 0; i < 100; i++) {
            assertEquals(10_000, Prices.of(i));
        }
    }

    private static final class Prices {

        private static final Map<Integer, byte[]> CACHE = new HashMap<>();

        static int version() {
            return 3;
        }

        static int of(int product) {
            return CACHE.computeIfAbsent(product, key -> new byte[10_000]).length;
        }
    }
}
