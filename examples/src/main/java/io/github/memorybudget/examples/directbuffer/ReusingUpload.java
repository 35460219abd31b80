package io.github.memorybudget.examples.directbuffer;

import java.nio.ByteBuffer;

/** Sends all chunks from one buffer, which goes when the upload goes. */
public final class ReusingUpload {

    private final ByteBuffer buffer = Chunk.allocate();

    public long send(int chunks) {
        long sent = 0;
        for (int number = 0; number < chunks; number++) {
            sent += Chunk.send(buffer, number);
        }
        return sent;
    }
}
