package io.github.memorybudget.benchmarks;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same test that leaks, without and with a budget. */
final class RedTests {

    private static final Map<String, byte[]> CACHE = new HashMap<>();

    private RedTests() {}

    private static void leak() {
        for (int i = 0; i < 2_000; i++) {
            CACHE.put("key " + CACHE.size(), new byte[1_000]);
        }
    }

    /** Without a budget. */
    static class Plain {

        @Test
        void test() {
            leak();
        }
    }

    /** Over its budget in every run. */
    static class Leaking {

        @Test
        @MemoryBudget(retained = "64 KB")
        void test() {
            leak();
        }
    }
}
