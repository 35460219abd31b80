package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A direct buffer of 20 MB in a static slot, which the next run replaces. */
@Leaks(metric = "offHeap", atLeast = 20_000_000, atMost = 20_000_000)
class ReplacedBufferTest {

    @Test
    @MemoryBudget(offHeap = "64 KB")
    void keepsTheLastOne() {
        Upload.start();
        assertEquals(20_000_000, Upload.last.capacity());
    }

    private static final class Upload {

        private static ByteBuffer last;

        static void start() {
            last = ByteBuffer.allocateDirect(20_000_000);
        }
    }
}
