package io.github.memorybudget.examples.directbuffer;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the buffer of each chunk for a retry, and never lets go of those that were sent. */
public final class HoardingUpload {

    private static final List<ByteBuffer> FOR_RETRY = new CopyOnWriteArrayList<>();

    public long send(int chunks) {
        long sent = 0;
        for (int number = 0; number < chunks; number++) {
            ByteBuffer buffer = Chunk.allocate();
            FOR_RETRY.add(buffer);
            sent += Chunk.send(buffer, number);
        }
        return sent;
    }
}
