package io.github.memorybudget.report.history;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a history file with their places in it. Bytes that are no UTF-8 are replaced, not refused: a build that was
 * killed may have left half a character.
 */
final class HistoryLines {

    /** Bytes that are held of a line; one of 2,000 tests takes less than a megabyte. */
    private static final int LONGEST = 64 << 20;

    /**
     * One line.
     *
     * @param number 1 for the first
     * @param text without the line end
     * @param start its first byte's place in the file
     * @param end the place behind its line end
     * @param tooLong whether a part of it is missing
     */
    record Line(int number, String text, long start, long end, boolean tooLong) {}

    private final InputStream in;
    private int number;
    private long place;

    HistoryLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        long start = place;
        int read = read();
        if (read < 0) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
        boolean tooLong = false;
        while (read >= 0 && read != '\n') {
            if (bytes.size() < LONGEST) {
                bytes.write(read);
            } else {
                tooLong = true;
            }
            read = read();
        }
        number++;
        return new Line(number, bytes.toString(StandardCharsets.UTF_8), start, place, tooLong);
    }

    private int read() throws IOException {
        int read = in.read();
        place += read < 0 ? 0 : 1;
        return read;
    }
}
