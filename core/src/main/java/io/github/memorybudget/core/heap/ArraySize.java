package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.alloc.OwnAllocation;
import org.jspecify.annotations.Nullable;

/** Sizes of byte arrays in this JVM, whose header and alignment depend on its options; found by making some. */
final class ArraySize {

    /** More than any alignment that the VM offers ({@code ObjectAlignmentInBytes}, at most 256). */
    private static final int LONGEST = 257;

    private static @Nullable Object made;

    private static final long EMPTY = sizeOf(0);
    private static final int FITS = longestOfSizeEmpty();
    private static final long ALIGNMENT = Math.max(1, sizeOf(FITS + 1) - EMPTY);

    private ArraySize() {}

    /** Bytes that an array of so many bytes takes; 0 where the VM does not count allocation. */
    static long ofBytes(long length) {
        return EMPTY + Math.max(0, length - FITS + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static int longestOfSizeEmpty() {
        int length = 0;
        while (length < LONGEST && sizeOf(length + 1) == EMPTY) {
            length++;
        }
        return length;
    }

    private static long sizeOf(int length) {
        OwnAllocation own = new OwnAllocation();
        long before = own.bytes();
        made = new byte[length];
        long size = own.bytes() - before;
        made = null;
        return size;
    }
}
