package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** The thread that runs the tests keeps one value of 1 MB, which the next run replaces. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class ThreadLocalOfTestThreadTest {

    private static final ThreadLocal<byte[]> BUFFER = new ThreadLocal<>();

    @Test
    @MemoryBudget(retained = "64 KB")
    void neverRemoves() {
        BUFFER.set(new byte[1_000_000]);
        assertEquals(1_000_000, BUFFER.get().length);
    }
}
