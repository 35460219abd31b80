package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pool that is not shut down leaves its threads. */
@Leaks(metric = "threads", atLeast = 3, atMost = 3)
class ExecutorLeftTest {

    private ExecutorService pool;

    @AfterEach
    void stop() {
        pool.shutdown();
    }

    @Test
    @MemoryBudget(threads = 0)
    void forgetsToShutDown() throws Exception {
        pool = Executors.newFixedThreadPool(3);
        assertEquals(3, pool.invokeAll(List.of(() -> 1, () -> 2, () -> 3)).size());
    }
}
