package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each call adds to a static list. */
@Leaks(atLeast = 1_016_000, atMost = 1_030_000)
class PerCallTest {

    private static final List<byte[]> SEEN = new ArrayList<>(100_000);

    @Test
    @MemoryBudget(retained = "64 KB")
    void remembersEverything() {
        for (int i = 0; i < 1_000; i++) {
            SEEN.add(new byte[1_000]);
        }
        assertTrue(SEEN.size() >= 1_000);
    }
}
