package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Written and read by threads that the JDK starts for it, and keeps. */
class AsynchronousFileTest {

    @TempDir
    Path folder;

    @Test
    @KeepsNothing
    void readsBack() throws Exception {
        Path file = folder.resolve("data");
        try (AsynchronousFileChannel channel =
                AsynchronousFileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[100_000]), 0).get();
        }
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(file, StandardOpenOption.READ)) {
            assertEquals(100_000, channel.read(ByteBuffer.allocate(200_000), 0).get());
        }
    }
}
