package io.github.memorybudget.core.heapdump;

import java.util.Arrays;

/** A growing sequence of longs that never copies what it holds. At most 2^31 - 1 of them. */
final class LongChunks {

    private static final int BITS = 16;
    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;

    private long[][] chunks = new long[16][];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return chunks[index >>> BITS][index & MASK];
    }

    void add(long value) {
        int chunk = size >>> BITS;
        if ((size & MASK) == 0) {
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunk * 2);
            }
            chunks[chunk] = new long[SIZE];
        }
        chunks[chunk][size++ & MASK] = value;
    }

    long[] toArray() {
        long[] all = new long[size];
        for (int i = 0; i < size; i += SIZE) {
            System.arraycopy(chunks[i >>> BITS], 0, all, i, Math.min(SIZE, size - i));
        }
        return all;
    }
}
