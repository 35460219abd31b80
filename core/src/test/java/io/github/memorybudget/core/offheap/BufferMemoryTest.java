package io.github.memorybudget.core.offheap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BufferMemoryTest {

    /** Buffers that tests before have dropped must be gone, not go in the middle. */
    @BeforeEach
    void settle() throws InterruptedException {
        long before;
        do {
            before = BufferMemory.usedBytes();
            System.gc();
            Thread.sleep(20);
        } while (BufferMemory.usedBytes() != before);
    }

    @Test
    void countsDirectBuffersToTheByte() {
        long before = BufferMemory.usedBytes();
        ByteBuffer buffer = ByteBuffer.allocateDirect(1_234_567);

        assertThat(BufferMemory.usedBytes() - before).isEqualTo(buffer.capacity());
    }

    @Test
    void countsMappedBuffers(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("mapped"), new byte[1 << 20]);
        try (FileChannel channel = FileChannel.open(file)) {
            long before = BufferMemory.usedBytes();
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, 1 << 20);

            assertThat(BufferMemory.usedBytes() - before).isEqualTo(mapped.capacity());
        }
    }

    @Test
    void doesNotCountBuffersOnTheHeap() {
        long before = BufferMemory.usedBytes();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

        assertThat(buffer.isDirect()).isFalse();
        assertThat(BufferMemory.usedBytes()).isEqualTo(before);
    }
}
