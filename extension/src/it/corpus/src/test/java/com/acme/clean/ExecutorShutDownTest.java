package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A pool of threads that is shut down. */
class ExecutorShutDownTest {

    @Test
    @KeepsNothing
    void runsTasks() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> results = pool.invokeAll(List.of(() -> 1, () -> 2, () -> 3, () -> 4, () -> 5));
        assertEquals(5, results.get(4).get());
        pool.shutdown();
        assertTrue(pool.awaitTermination(20, TimeUnit.SECONDS));
    }
}
