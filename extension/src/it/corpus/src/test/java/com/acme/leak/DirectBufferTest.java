package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Direct buffers that are kept. */
@Leaks(metric = "offHeap", atLeast = 1_000_000, atMost = 1_100_000)
class DirectBufferTest {

    private static final List<ByteBuffer> BUFFERS = new ArrayList<>();

    @Test
    @MemoryBudget(offHeap = "64 KB")
    void allocates() {
        BUFFERS.add(ByteBuffer.allocateDirect(1_000_000));
        assertTrue(BUFFERS.size() > 0);
    }
}
