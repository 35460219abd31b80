package io.github.memorybudget.examples.directbuffer;

import java.nio.ByteBuffer;

/** The unit of an upload: 64 KB outside the heap. */
final class Chunk {

    static final int SIZE = 64 * 1024;

    private Chunk() {}

    static ByteBuffer allocate() {
        return ByteBuffer.allocateDirect(SIZE);
    }

    static int send(ByteBuffer buffer, int number) {
        buffer.clear();
        while (buffer.hasRemaining()) {
            buffer.put((byte) number);
        }
        return buffer.flip().remaining();
    }
}
