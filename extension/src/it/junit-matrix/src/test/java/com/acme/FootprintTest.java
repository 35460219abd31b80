package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

class FootprintTest {

    @MemoryBudget(footprint = "1 KB")
    private byte[] cache = new byte[100];

    @Test
    void small() {}

    @Test
    void large() {
        cache = new byte[100_000];
    }
}
