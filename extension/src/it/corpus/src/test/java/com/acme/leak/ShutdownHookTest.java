package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** A shutdown hook for each call. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class ShutdownHookTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void cleansUpLater() {
        byte[] state = new byte[1_000_000];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> state[0] = 1));
        assertEquals(0, state[0]);
    }
}
