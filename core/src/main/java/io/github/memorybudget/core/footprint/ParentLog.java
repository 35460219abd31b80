package io.github.memorybudget.core.footprint;

import java.util.Arrays;

/** By which object each object of a walk was found, as numbers in its queue. */
final class ParentLog {

    private static final int BITS = 14;
    private static final int MASK = (1 << BITS) - 1;

    private int[][] chunks = new int[16][];

    void set(int index, int parent) {
        int chunk = index >>> BITS;
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new int[1 << BITS];
        }
        chunks[chunk][index & MASK] = parent;
    }

    int get(int index) {
        return chunks[index >>> BITS][index & MASK];
    }
}
