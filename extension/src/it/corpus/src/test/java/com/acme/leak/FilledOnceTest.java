package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table of the class under test that the first run fills, with a budget for allocation alone. */
@Leaks(pattern = "BLOAT", metric = "allocated", atLeast = 1_000_000, atMost = 1_200_000)
class FilledOnceTest {

    @Test
    @MemoryBudget(allocated = "256 KB")
    void looksUp() {
        assertEquals(1_000, Table.size());
    }

    private static final class Table {

        private static final Map<Integer, byte[]> ROWS = new HashMap<>();

        static int size() {
            for (int i = 0; i < 1_000; i++) {
                ROWS.computeIfAbsent(i, row -> new byte[1_000]);
            }
            return ROWS.size();
        }
    }
}
