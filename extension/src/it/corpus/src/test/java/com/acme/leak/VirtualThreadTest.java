package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** 10 MB allocated in a virtual thread, on every run. */
@Leaks(pattern = "BLOAT", metric = "allocated", atLeast = 10_000_000, atMost = 11_000_000, fromJdk = 21)
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTest {

    @Test
    @MemoryBudget(allocated = "1 MB")
    void allocatesVirtually() throws Exception {
        int[] length = new int[1];
        Thread thread = (Thread) Thread.class
                .getMethod("startVirtualThread", Runnable.class)
                .invoke(null, (Runnable) () -> length[0] = new byte[10_000_000].length);
        thread.join();
        assertEquals(10_000_000, length[0]);
    }
}
