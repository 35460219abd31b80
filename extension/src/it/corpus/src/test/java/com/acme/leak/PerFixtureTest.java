package com.acme.leak;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fixture holds grows by the same amount in each run, and goes with the fixture. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class PerFixtureTest {

    private Registry registry;

    @BeforeEach
    void open() {
        registry = new Registry();
    }

    @Test
    @MemoryBudget(retained = "64 KB")
    void registers() {
        for (int i = 0; i < 1_000; i++) {
            registry.register(new byte[1_000]);
        }
    }

    private static final class Registry {

        private final Deque<byte[]> entries = new ArrayDeque<>();

        void register(byte[] entry) {
            entries.add(entry);
        }
    }
}
