package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resources in final fields, in which a rehearsal can't put others: it must neither close nor fill them again. */
@MemoryBudget(allocated = "256 KB")
class FinalResourceTest {

    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();
    private static final List<String> OPENED = new ArrayList<>();

    @BeforeAll
    static void open() {
        OPENED.add("open");
    }

    @AfterAll
    static void close() {
        POOL.shutdownNow();
        assertEquals(List.of("open"), OPENED);
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
        assertEquals(1, POOL.submit(() -> 1).get());
        FirstUse.by("final " + test);
    }
}
