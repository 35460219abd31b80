package io.github.memorybudget.report.read;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines without trusting it: a line that is too long is skipped, not held. */
final class Lines implements Closeable {

    /** Bytes that a line may have. A result with all its evidence takes a few kilobytes. */
    static final int LONGEST = 16 << 20;

    /**
     * One line.
     *
     * @param number 1 for the first
     * @param bytes without the line end, and cut where it is too long
     * @param terminated whether a line end follows; if not, it is the last, and may have been cut
     * @param tooLong whether it has more than {@link #LONGEST} bytes
     */
    record Line(int number, byte[] bytes, boolean terminated, boolean tooLong) {
        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private int number;

    /** @param in buffered */
    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            if (bytes.size() < LONGEST) {
                bytes.write(read);
            } else {
                tooLong = true;
            }
            read = in.read();
        }
        number++;
        return new Line(number, bytes.toByteArray(), read == '\n', tooLong);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
