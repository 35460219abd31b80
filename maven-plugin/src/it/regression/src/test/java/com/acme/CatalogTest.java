package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final List<byte[]> CACHE = new ArrayList<>(1_000);

    @Test
    @MemoryBudget(retained = "64 KB")
    void loads() {
        int products = Integer.getInteger("acme.products", 10);
        if (Boolean.getBoolean("acme.once") && CACHE.isEmpty()) {
            products += 20;
        }
        for (int i = 0; i < products; i++) {
            CACHE.add(new byte[1_008]);
        }
    }
}
