package io.github.memorybudget.examples.pooling;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.pool2.ObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Borrows its buffer from a pool and gives it back. */
public final class PooledChecksum implements AutoCloseable {

    private final ObjectPool<byte[]> buffers = new GenericObjectPool<>(new BufferFactory());

    public long checksum(InputStream message) throws IOException {
        byte[] buffer = borrow();
        try {
            return Checksums.crc32(message, buffer);
        } finally {
            giveBack(buffer);
        }
    }

    @Override
    public void close() {
        buffers.close();
    }

    private byte[] borrow() {
        try {
            return buffers.borrowObject();
        } catch (Exception e) {
            throw new IllegalStateException("no buffer to be had", e);
        }
    }

    private void giveBack(byte[] buffer) {
        try {
            buffers.returnObject(buffer);
        } catch (Exception e) {
            throw new IllegalStateException("the buffer is not this pool's", e);
        }
    }
}
