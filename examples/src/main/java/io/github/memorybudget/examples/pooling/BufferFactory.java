package io.github.memorybudget.examples.pooling;

import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/** Makes the pool's buffers. */
final class BufferFactory extends BasePooledObjectFactory<byte[]> {

    @Override
    public byte[] create() {
        return new byte[Checksums.BUFFER_SIZE];
    }

    @Override
    public PooledObject<byte[]> wrap(byte[] buffer) {
        return new DefaultPooledObject<>(buffer);
    }
}
