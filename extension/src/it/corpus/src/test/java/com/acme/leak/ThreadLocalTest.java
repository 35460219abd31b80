package com.acme.leak;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thread of a pool keeps what its tasks have put into a ThreadLocal. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class ThreadLocalTest {

    private static final ThreadLocal<List<byte[]>> SESSION = ThreadLocal.withInitial(ArrayList::new);
    private static ExecutorService pool;

    @BeforeAll
    static void start() throws Exception {
        pool = Executors.newSingleThreadExecutor();
        pool.submit(() -> SESSION.get().clear()).get();
    }

    @AfterAll
    static void stop() {
        pool.shutdown();
    }

    @Test
    @MemoryBudget(retained = "64 KB")
    void servesARequest() throws Exception {
        pool.submit(() -> SESSION.get().add(new byte[1_000_000])).get();
    }
}
