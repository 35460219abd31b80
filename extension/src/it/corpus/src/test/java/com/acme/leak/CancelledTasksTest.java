package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasks that are cancelled stay in the queue of a scheduled pool until their time. */
@Leaks(atLeast = 700_000, atMost = 1_500_000)
class CancelledTasksTest {

    private static final ScheduledThreadPoolExecutor POOL = new ScheduledThreadPoolExecutor(1);

    @BeforeAll
    static void start() {
        POOL.prestartAllCoreThreads();
    }

    @Test
    @MemoryBudget(retained = "64 KB")
    void cancels() {
        for (int i = 0; i < 10_000; i++) {
            ScheduledFuture<?> timeout = POOL.schedule(() -> {}, 1, TimeUnit.HOURS);
            assertTrue(timeout.cancel(false));
        }
    }
}
