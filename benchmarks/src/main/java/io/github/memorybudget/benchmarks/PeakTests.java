package io.github.memorybudget.benchmarks;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.zip.CRC32;
import org.junit.jupiter.api.RepeatedTest;

/** The same stream of 2 GB with 1 MB live, without and with budgets for its peak. */
final class PeakTests {

    static final int REPETITIONS = 9;

    private static final int CHUNK_BYTES = 64 << 10;
    private static final int CHUNKS = (int) ((2L << 30) / CHUNK_BYTES);
    private static final int LIVE_CHUNKS = (1 << 20) / CHUNK_BYTES;

    static long sum;

    private PeakTests() {}

    private static void stream() {
        byte[][] live = new byte[LIVE_CHUNKS][];
        CRC32 check = new CRC32();
        for (int i = 0; i < CHUNKS; i++) {
            byte[] chunk = new byte[CHUNK_BYTES];
            chunk[i % CHUNK_BYTES] = (byte) i;
            check.update(chunk);
            live[i % LIVE_CHUNKS] = chunk;
        }
        sum += check.getValue() + live[0][0];
    }

    /** Without a budget. */
    static class Plain {

        @RepeatedTest(REPETITIONS)
        void test() {
            stream();
        }
    }

    /** With a budget near to what is live. */
    static class Tight {

        @RepeatedTest(REPETITIONS)
        @MemoryBudget(peak = "8 MB")
        void test() {
            stream();
        }
    }

    /** With a budget far from it. */
    static class Wide {

        @RepeatedTest(REPETITIONS)
        @MemoryBudget(peak = "32 MB")
        void test() {
            stream();
        }
    }
}
