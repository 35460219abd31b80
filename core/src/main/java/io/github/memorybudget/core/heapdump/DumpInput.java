package io.github.memorybudget.core.heapdump;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sequential big-endian input from a file of any size. Every read is checked against the end of the file, so that a bad
 * length ends in a message and never in an allocation or a wait.
 */
final class DumpInput implements Closeable {

    /** Largest number of bytes that {@link #require(int)} can ask for. */
    static final int WINDOW = 1 << 20;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final byte[] bytes = new byte[WINDOW];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private long windowStart;
    private int position;
    private int limit;
    private int idSize = 8;

    private DumpInput(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    static DumpInput open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new DumpInput(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    long offset() {
        return windowStart + position;
    }

    long remaining() {
        return size - offset();
    }

    int idSize() {
        return idSize;
    }

    void idSize(int bytesOfAnId) {
        idSize = bytesOfAnId;
    }

    HeapDumpException corrupt(long offset, String found, String accepted) {
        return new HeapDumpException(file, offset, found, accepted);
    }

    /** Makes the next {@code count} bytes available without further checks. */
    void require(int count) throws IOException {
        if (limit - position < count) {
            refill(count);
        }
    }

    int u1() throws IOException {
        require(1);
        return bytes[position++] & 0xff;
    }

    int u2() throws IOException {
        require(2);
        int value = (short) SHORT.get(bytes, position) & 0xffff;
        position += 2;
        return value;
    }

    int i4() throws IOException {
        require(4);
        int value = (int) INT.get(bytes, position);
        position += 4;
        return value;
    }

    long u4() throws IOException {
        return Integer.toUnsignedLong(i4());
    }

    long i8() throws IOException {
        require(8);
        long value = (long) LONG.get(bytes, position);
        position += 8;
        return value;
    }

    long id() throws IOException {
        return idSize == 8 ? i8() : u4();
    }

    /** The number at a distance from here; {@link #require(int)} must have covered it. */
    int i4At(int distance) {
        return (int) INT.get(bytes, position + distance);
    }

    /** The id at a distance from here; {@link #require(int)} must have covered it. */
    long idAt(int distance) {
        return idSize == 8
                ? (long) LONG.get(bytes, position + distance)
                : Integer.toUnsignedLong((int) INT.get(bytes, position + distance));
    }

    /** The next bytes, at most {@link #WINDOW}, handed on where they are: they change with the next call of anything here. */
    void lend(int length, Borrower borrower) throws IOException {
        require(length);
        int start = position;
        position += length;
        borrower.take(bytes, start, length);
    }

    /** Copies what it needs. */
    @FunctionalInterface
    interface Borrower {
        void take(byte[] from, int start, int length);
    }

    /** The next bytes, at most {@link #WINDOW}. */
    byte[] take(int length) throws IOException {
        require(length);
        byte[] taken = java.util.Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return taken;
    }

    void skip(long count) throws IOException {
        if (count < 0 || count > remaining()) {
            throw truncated(count);
        }
        seek(offset() + count);
    }

    void seek(long offset) {
        long inWindow = offset - windowStart;
        if (inWindow >= 0 && inWindow <= limit) {
            position = (int) inWindow;
        } else {
            windowStart = offset;
            position = 0;
            limit = 0;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void refill(int count) throws IOException {
        if (count > remaining() || count > WINDOW) {
            throw truncated(count);
        }
        windowStart += position;
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < count) {
            buffer.limit(WINDOW).position(limit);
            int read = channel.read(buffer, windowStart + limit);
            if (read < 0) {
                throw truncated(count);
            }
            limit += read;
        }
    }

    private HeapDumpException truncated(long wanted) {
        return corrupt(
                offset(), "the end of the file after " + remaining() + " of " + wanted + " bytes", "a complete dump");
    }
}
