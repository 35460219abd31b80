package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Static resources that {@code @BeforeAll} opens and {@code @AfterAll} closes, used by each test in its turn. */
@MemoryBudget(allocated = "256 KB")
class StaticResourceTest {

    /** How many runs of the class are open; a rehearsal is one within the suite's own. */
    private static final AtomicInteger OPEN = new AtomicInteger();

    private static ExecutorService pool;
    private static List<String> log;

    @BeforeAll
    static void open() {
        OPEN.incrementAndGet();
        pool = Executors.newSingleThreadExecutor();
        log = new ArrayList<>();
    }

    @AfterAll
    static void close() {
        pool.shutdownNow();
        if (OPEN.decrementAndGet() == 0) {
            assertEquals(List.of("first", "second", "third"), log);
        }
    }

    @Test
    void first() throws Exception {
        use("first");
    }

    @Test
    void second() throws Exception {
        use("second");
    }

    @Test
    void third() throws Exception {
        use("third");
    }

    private static void use(String test) throws Exception {
        assertFalse(pool.isShutdown());
        assertEquals(1, pool.submit(() -> 1).get());
        log.add(test);
        FirstUse.by("static " + test);
    }
}
