package io.github.memorybudget.examples.directbuffer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/**
 * Culprit: direct buffers that are kept.
 *
 * <p>A direct buffer is a small object on the heap and a large block outside it, which is freed only when the
 * object is collected: a heap that looks healthy can hide it. The fix reuses one buffer and lets it go with its
 * owner.
 */
@MemoryBudget(offHeap = "256 KB")
class DirectBufferLeakTest {

    private static final int CHUNKS = 32;

    private static final long BYTES = CHUNKS * 64 * 1024L;

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/8",
            until = "2099-12-31",
            reason = "kept as an example: direct buffers in a static list",
            metrics = "offHeap")
    void buffersKeptForRetry() {
        assertEquals(BYTES, new HoardingUpload().send(CHUNKS));
    }

    @Test
    void oneBufferReused() {
        assertEquals(BYTES, new ReusingUpload().send(CHUNKS));
    }
}
