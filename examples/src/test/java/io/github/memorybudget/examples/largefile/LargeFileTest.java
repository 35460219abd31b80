package io.github.memorybudget.examples.largefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Culprit: a large object held while only a small part of it is needed.
 *
 * <p>Read whole, a log of 24 MB is in memory as one text, and then once more as its lines: the peak grows with the
 * file. The fix streams: a line is garbage as soon as the next one is read, and the peak no longer depends on the
 * file.
 */
@MemoryBudget(peak = "16 MB")
class LargeFileTest {

    private static final int LINES = 340_000;

    @TempDir
    static Path directory;

    private static Path log;

    @BeforeAll
    static void writeLog() throws IOException {
        log = directory.resolve("server.log");
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            for (int i = 0; i < LINES; i++) {
                String level = i % 100 == 0 ? "ERROR" : "INFO ";
                writer.write(
                        level + " 2026-11-23T09:00:00.000Z [http-worker-7] request served in 12 ms, id=" + i + "\n");
            }
        }
    }

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/3",
            until = "2099-12-31",
            reason = "kept as an example: a file read whole",
            metrics = "peak")
    void readWhole() throws IOException {
        assertEquals(LINES / 100, new WholeFileErrorCount().errorsIn(log));
    }

    @Test
    void streamed() throws IOException {
        assertEquals(LINES / 100, new StreamingErrorCount().errorsIn(log));
    }
}
