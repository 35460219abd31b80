package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A thread pool that the class under test starts once and never shuts down. */
@Leaks(metric = "threads", atLeast = 1, atMost = 1)
class LazyExecutorTest {

    @Test
    @MemoryBudget(threads = 0)
    void submits() throws Exception {
        assertEquals(42, Mailer.answer());
    }

    private static final class Mailer {

        private static ExecutorService pool;

        static int answer() throws Exception {
            if (pool == null) {
                pool = Executors.newSingleThreadExecutor();
            }
            return pool.submit(() -> 42).get();
        }
    }
}
