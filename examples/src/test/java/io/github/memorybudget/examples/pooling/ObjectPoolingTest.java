package io.github.memorybudget.examples.pooling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Culprit: a large object made for each call.
 *
 * <p>Nothing leaks, but five hundred small messages cost 32 MB of buffers, which the collector has to clear away.
 * The fix borrows the buffer from a pool, so that one buffer serves all calls that don't overlap.
 */
@MemoryBudget(allocated = "1 MB")
class ObjectPoolingTest {

    private static final int MESSAGES = 500;

    private static final long CRC_OF_THE_MESSAGE = 0xefb5af2eL;

    private final byte[] message = new byte[1024];
    private final PooledChecksum pooled = new PooledChecksum();
    private final AllocatingChecksum allocating = new AllocatingChecksum();

    @AfterEach
    void closePool() {
        pooled.close();
    }

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/5",
            until = "2099-12-31",
            reason = "kept as an example: a buffer of 64 KB for each call",
            metrics = "allocated")
    void bufferForEachCall() throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            assertEquals(CRC_OF_THE_MESSAGE, allocating.checksum(open()));
        }
    }

    @Test
    void pooledBuffers() throws IOException {
        for (int i = 0; i < MESSAGES; i++) {
            assertEquals(CRC_OF_THE_MESSAGE, pooled.checksum(open()));
        }
    }

    private InputStream open() {
        return new ByteArrayInputStream(message);
    }
}
