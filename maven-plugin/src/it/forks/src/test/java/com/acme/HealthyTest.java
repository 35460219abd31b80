package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

class HealthyTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void counts() {
        assertEquals(3, "abc".length());
    }
}
