package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file read by a channel: NIO keeps a direct buffer for the thread. */
class FileChannelTest {

    @TempDir
    Path folder;

    @Test
    @KeepsNothing
    void readsBack() throws IOException {
        Path file = folder.resolve("data");
        Files.write(file, new byte[10_000_000]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            assertEquals(10_000_000, channel.read(ByteBuffer.allocate(10_000_000)));
        }
    }
}
