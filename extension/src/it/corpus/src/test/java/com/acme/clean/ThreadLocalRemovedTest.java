package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values of a thread that are removed, on the test's thread and on a pool's. */
class ThreadLocalRemovedTest {

    private static final ThreadLocal<byte[]> BUFFER = new ThreadLocal<>();
    private static ExecutorService pool;

    @BeforeAll
    static void start() throws Exception {
        pool = Executors.newSingleThreadExecutor();
        pool.submit(() -> {}).get();
    }

    @AfterAll
    static void stop() {
        pool.shutdown();
    }

    @Test
    @KeepsNothing
    void removes() throws Exception {
        BUFFER.set(new byte[1_000_000]);
        assertEquals(1_000_000, BUFFER.get().length);
        BUFFER.remove();
        pool.submit(() -> {
                    BUFFER.set(new byte[1_000_000]);
                    BUFFER.remove();
                })
                .get();
    }
}
