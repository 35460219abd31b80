package io.github.memorybudget.examples.pooling;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Computes a checksum with a buffer that is handed in. */
final class Checksums {

    static final int BUFFER_SIZE = 64 * 1024;

    private Checksums() {}

    static long crc32(InputStream message, byte[] buffer) throws IOException {
        CRC32 crc = new CRC32();
        int read = message.read(buffer);
        while (read >= 0) {
            crc.update(buffer, 0, read);
            read = message.read(buffer);
        }
        return crc.getValue();
    }
}
