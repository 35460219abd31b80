package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class HealthyTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void counts() {
        assertEquals(3, "abc".length());
    }

    @Disabled("a skipped test has no result")
    @Test
    @MemoryBudget(retained = "0 B")
    void isSkipped() {
        throw new AssertionError("run");
    }
}
