package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping of a file that is kept. */
@Leaks(metric = "offHeap", atLeast = 1_000_000, atMost = 1_100_000)
class MappedFileTest {

    private static final List<ByteBuffer> MAPPED = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    @MemoryBudget(offHeap = "64 KB")
    void maps() throws IOException {
        Path file = folder.resolve("data");
        Files.write(file, new byte[1_000_000]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MAPPED.add(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
        assertTrue(MAPPED.size() > 0);
    }
}
