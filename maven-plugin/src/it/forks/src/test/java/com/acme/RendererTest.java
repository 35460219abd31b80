package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** Goes through many branches of several methods, where an agent could allocate. */
class RendererTest {

    @Test
    @MemoryBudget(allocated = "64 KB")
    void renders() {
        int length = 0;
        for (int row = 0; row < 1_000; row++) {
            length += render(row).length;
        }
        assertEquals(1_000 * 1_008, length);
    }

    private static byte[] render(int row) {
        return row % 2 == 0 ? even() : odd();
    }

    private static byte[] even() {
        return new byte[1_000];
    }

    private static byte[] odd() {
        return new byte[1_016];
    }
}
