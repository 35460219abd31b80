package io.github.memorybudget.core.footprint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * All objects that a walk has found, in the order of finding: those it has still to look at are the last ones. It grows
 * by chunks that are small enough to be young when they are written, so that the collector's store barriers stay cheap.
 */
final class ObjectQueue {

    private static final int BITS = 14;
    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;
    private static final int FIRST_SIZE = 64;

    /** Many more than a processor waits for at once, since it does wait at the end; few enough for its nearest cache. */
    private static final int AHEAD = 128;

    /** More could not be numbered. */
    static final int MOST = Integer.MAX_VALUE - SIZE;

    /** An array's own store would look up the object's class, to see whether it fits: the miss of a cache for each object. */
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(Object[].class);

    private Object[][] chunks = {new Object[FIRST_SIZE]};
    private int lastChunk;
    private Object[] last = chunks[0];
    /** The same, without the compiler's knowing that it is an array of references: see {@link VisitedSet#add}. */
    private Object lastUntyped = last;

    private int used;

    /** Only there so that the compiler keeps the reads of {@link #readAhead}. */
    private int plainObjects;

    int size() {
        return (lastChunk << BITS) + used;
    }

    Object get(int index) {
        return chunks[index >>> BITS][index & MASK];
    }

    /**
     * Reads the headers of the next objects, one right after the other, so that the processor fetches them from memory at
     * the same time; looked at singly, each would be waited for. Returns up to where it has.
     */
    int readAhead(int index) {
        int end = Math.min(size(), Math.min(index + AHEAD, (index | MASK) + 1));
        Object[] chunk = chunks[index >>> BITS];
        int plain = 0;
        for (int i = index; i < end; i++) {
            plain += chunk[i & MASK].getClass() == Object.class ? 1 : 0;
        }
        plainObjects += plain;
        return end;
    }

    /** Appends the object if it is new. */
    boolean offer(Object object, VisitedSet visited) {
        if (used == last.length) {
            grow();
        }
        SLOTS.set(last, used, object);
        if (!visited.add(lastUntyped, object, used, size())) {
            return false;
        }
        used++;
        return true;
    }

    private void grow() {
        if (last.length < SIZE) {
            last = Arrays.copyOf(last, last.length * 2);
            chunks[lastChunk] = last;
            lastUntyped = last;
            return;
        }
        if (++lastChunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        last = new Object[SIZE];
        chunks[lastChunk] = last;
        lastUntyped = last;
        used = 0;
    }

    /** Forgets all but the first ones. */
    void truncate(int size) {
        lastChunk = Math.max(0, size - 1) >>> BITS;
        last = chunks[lastChunk];
        lastUntyped = last;
        used = size - (lastChunk << BITS);
    }

    /** Adds all to a set that is empty. */
    void addTo(VisitedSet visited) {
        for (int index = 0; index < size(); index++) {
            Object[] chunk = chunks[index >>> BITS];
            visited.add(chunk, chunk[index & MASK], index & MASK, index);
        }
    }
}
