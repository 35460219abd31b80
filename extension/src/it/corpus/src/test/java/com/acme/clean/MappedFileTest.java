package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file mapped and let go. */
class MappedFileTest {

    @TempDir
    Path folder;

    @Test
    @KeepsNothing
    void maps() throws IOException {
        Path file = folder.resolve("data");
        Files.write(file, new byte[1_000_000]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            assertEquals(0, mapped.get(999_999));
        }
    }
}
