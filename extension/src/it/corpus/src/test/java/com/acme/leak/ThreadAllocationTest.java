package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** 10 MB allocated in a thread that has ended. */
@Leaks(pattern = "BLOAT", metric = "allocated", atLeast = 10_000_000, atMost = 11_000_000)
class ThreadAllocationTest {

    @Test
    @MemoryBudget(allocated = "1 MB")
    void allocatesElsewhere() throws Exception {
        int[] length = new int[1];
        Thread thread = new Thread(() -> length[0] = new byte[10_000_000].length);
        thread.start();
        thread.join();
        assertEquals(10_000_000, length[0]);
    }
}
