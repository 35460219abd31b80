package io.github.memorybudget.core.heapdump;

import java.util.Arrays;

/** A growing sequence of ints that never copies what it holds. At most 2^31 - 1 of them. */
final class IntChunks {

    private static final int BITS = 18;
    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;

    private int[][] chunks = new int[16][];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return chunks[index >>> BITS][index & MASK];
    }

    void set(int index, int value) {
        chunks[index >>> BITS][index & MASK] = value;
    }

    /** Appends; false when the limit is reached. */
    boolean add(int value) {
        if (size == Integer.MAX_VALUE) {
            return false;
        }
        int chunk = size >>> BITS;
        if ((size & MASK) == 0) {
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunk * 2);
            }
            chunks[chunk] = new int[SIZE];
        }
        chunks[chunk][size++ & MASK] = value;
        return true;
    }
}
