package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** Kept by a field of the test itself. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class FieldTest {

    private byte[] rows;

    @Test
    @MemoryBudget(retained = "64 KB")
    void loads() {
        rows = new byte[1_000_000];
        assertEquals(1_000_000, rows.length);
    }
}
