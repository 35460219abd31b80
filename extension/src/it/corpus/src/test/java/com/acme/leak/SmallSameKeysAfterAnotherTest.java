package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Some KB in the same keys of every run, after a budgeted test that has used the class before. */
class SmallSameKeysAfterAnotherTest {

    @Test
    @MemoryBudget(retained = "1 KB")
    void asksForTheVersion() {
        assertEquals(3, Rates.version());
    }

    @Nested
    @Leaks(atLeast = 1_100, atMost = 4_500, holder = "static com.acme.leak.SmallSameKeysAfterAnotherTest$Rates.CACHE")
    class Then {

        @Test
        @MemoryBudget(retained = "1 KB")
        void looksUp() {
            for (int i = 0; i < 4; i++) {
                assertEquals(1_000, Rates.of("rate" + i));
            }
        }
    }

    private static final class Rates {

        private static final Map<String, byte[]> CACHE = new TreeMap<>();

        static int version() {
            return 3;
        }

        static int of(String name) {
            return CACHE.computeIfAbsent(name, key -> new byte[1_000]).length;
        }
    }
}
