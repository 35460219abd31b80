package io.github.memorybudget.examples.pooling;

import java.io.IOException;
import java.io.InputStream;

/** Makes a buffer of 64 KB for each message, however small the message is. */
public final class AllocatingChecksum {

    public long checksum(InputStream message) throws IOException {
        return Checksums.crc32(message, new byte[Checksums.BUFFER_SIZE]);
    }
}
