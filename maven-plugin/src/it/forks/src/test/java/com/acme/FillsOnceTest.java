package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillsOnceTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void fills() {
        Filled.fill();
    }

    private static final class Filled {

        private static final List<byte[]> CACHE = new ArrayList<>();

        static void fill() {
            while (CACHE.size() < 2_000) {
                CACHE.add(new byte[1_008]);
            }
        }
    }
}
