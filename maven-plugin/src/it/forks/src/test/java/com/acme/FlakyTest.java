package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

class FlakyTest {

    private static int runs;

    @Test
    @MemoryBudget(retained = "64 KB")
    void failsAtFirst() {
        runs++;
        assertEquals("yes", System.getProperty("acme.argument"));
        assertEquals("yes", System.getProperty("acme.setting"));
        assertNotEquals(1, runs);
    }
}
