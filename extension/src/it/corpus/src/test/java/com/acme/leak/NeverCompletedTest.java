package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Each call adds a stage to a future that never completes. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class NeverCompletedTest {

    private static final CompletableFuture<String> STARTED = new CompletableFuture<>();

    @Test
    @MemoryBudget(retained = "64 KB")
    void waits() {
        byte[] request = new byte[1_000_000];
        assertFalse(STARTED.thenApply(name -> name + request.length).isDone());
    }
}
