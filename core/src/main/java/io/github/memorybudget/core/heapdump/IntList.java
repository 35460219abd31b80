package io.github.memorybudget.core.heapdump;

import java.util.Arrays;

/** A growable list of ints. */
final class IntList {

    private int[] values = new int[64];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int removeLast() {
        return values[--size];
    }

    void clear() {
        size = 0;
    }
}
