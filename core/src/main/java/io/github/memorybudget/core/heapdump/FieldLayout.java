package io.github.memorybudget.core.heapdump;

import java.util.Arrays;

/**
 * Where HotSpot puts the fields of a class, as far as sizes need it: the gaps left and the end. Inherited fields keep their
 * place; primitives, largest first, then references go into the smallest gap that fits, else to the end.
 *
 * <p>Follows {@code FieldLayoutBuilder::compute_regular_layout} and {@code FieldLayout::add} of OpenJDK 15 and later.
 */
final class FieldLayout {

    private static final int WORD = 8;

    private int[] gapStarts;
    private int[] gapEnds;
    private int gaps;
    private int end;

    private FieldLayout(int[] gapStarts, int[] gapEnds, int gaps, int end) {
        this.gapStarts = gapStarts;
        this.gapEnds = gapEnds;
        this.gaps = gaps;
        this.end = end;
    }

    /** A layout without fields. */
    static FieldLayout startingAt(int offset) {
        return new FieldLayout(new int[2], new int[2], 0, offset);
    }

    /** The layout of a subclass that declares these fields. */
    FieldLayout with(byte[] types, int referenceSize) {
        FieldLayout result =
                new FieldLayout(Arrays.copyOf(gapStarts, gaps + 2), Arrays.copyOf(gapEnds, gaps + 2), gaps, end);
        for (int size = WORD; size >= 1; size /= 2) {
            result.place(count(types, size), size);
        }
        int references = 0;
        for (byte type : types) {
            references += type == BasicType.OBJECT ? 1 : 0;
        }
        result.place(references, referenceSize);
        return result;
    }

    /**
     * The end of a class's static fields, counted from the first: the references in a row, then primitives, largest first. The
     * gap that the first primitive may leave stays one (seen on 17 and 25; instances would use it).
     */
    static int endOfStatics(int references, byte[] types, int referenceSize) {
        int end = references * referenceSize;
        for (int size = WORD; size >= 1; size /= 2) {
            int count = count(types, size);
            if (count > 0) {
                end = HeapLayout.alignUp(end, size) + count * size;
            }
        }
        return HeapLayout.alignUp(end, WORD);
    }

    /** The end of the fields in bytes, rounded up to a word. */
    int wordEnd() {
        return HeapLayout.alignUp(end, WORD);
    }

    private static int count(byte[] types, int size) {
        int count = 0;
        for (byte type : types) {
            count += type != BasicType.OBJECT && BasicType.size(type, 0) == size ? 1 : 0;
        }
        return count;
    }

    private void place(int count, int size) {
        for (int i = 0; i < count; i++) {
            int best = bestGap(size);
            if (best < 0) {
                int offset = HeapLayout.alignUp(end, size);
                addGap(end, offset);
                end = offset + size;
            } else {
                int offset = HeapLayout.alignUp(gapStarts[best], size);
                int after = gapEnds[best];
                gapEnds[best] = offset;
                addGap(offset + size, after);
            }
        }
    }

    private int bestGap(int size) {
        int best = -1;
        for (int i = 0; i < gaps; i++) {
            boolean fits = HeapLayout.alignUp(gapStarts[i], size) + size <= gapEnds[i];
            if (fits && (best < 0 || gapLength(i) < gapLength(best))) {
                best = i;
            }
        }
        return best;
    }

    private int gapLength(int gap) {
        return gapEnds[gap] - gapStarts[gap];
    }

    private void addGap(int from, int to) {
        if (from == to) {
            return;
        }
        if (gaps == gapStarts.length) {
            gapStarts = Arrays.copyOf(gapStarts, gaps * 2);
            gapEnds = Arrays.copyOf(gapEnds, gaps * 2);
        }
        gapStarts[gaps] = from;
        gapEnds[gaps++] = to;
    }
}
