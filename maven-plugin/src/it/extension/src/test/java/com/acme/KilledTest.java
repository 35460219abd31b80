package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

class KilledTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void halts() {
        Runtime.getRuntime().halt(3);
    }
}
