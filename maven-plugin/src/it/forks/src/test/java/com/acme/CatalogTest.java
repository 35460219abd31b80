package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final List<byte[]> CACHE = new ArrayList<>();

    @Test
    @MemoryBudget(retained = "64 KB")
    void loads() {
        for (int i = 0; i < 2_000; i++) {
            CACHE.add(new byte[1_008]);
        }
    }
}
