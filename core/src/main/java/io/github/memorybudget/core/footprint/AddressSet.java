package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * Objects by their addresses, a bit for each place where an object can start, as collectors mark them. It asks no object
 * for its identity hash, which would write into its header, and objects that were made together share a few cache lines.
 *
 * <p>It is sound as long as no object has moved. With the collectors that it {@linkplain #fits fits}, objects move only
 * while all threads stand still in a collection, and the collection is counted before the threads go on.
 */
final class AddressSet implements VisitedSet {

    private static final Set<Collector.Kind> MOVE_IN_PAUSES =
            EnumSet.of(Collector.Kind.G1, Collector.Kind.SERIAL, Collector.Kind.PARALLEL);

    private static final int SAMPLES = 256;

    private static final int FIRST_SIZE = 16;
    private static final int FIRST_PAGES = 2;

    /** 64 words are 32 KB of heap. */
    private static final int PAGE_WORDS = 64;

    private static final int PAGE_BITS = 12;

    private static final long[] NONE = {};

    private final VirtualMachine machine;
    private final long base;
    private final boolean narrow;

    /** How many low bits of a reference are always 0. */
    private int unusedBits;

    private long seenBits;
    private long collections;

    /** A hash table of the pages, -1 where none is. */
    private long[] keys = NONE;

    /** Where the page that has its key at the same place begins in {@link #words}. */
    private int[] starts = {};

    /** The bits of all pages, page after page: a page of its own each would be one more cache line to be waited for. */
    private long[] words = NONE;

    private int pageCount;
    private long lastKey = -1;
    private int lastStart;

    /** To be restarted before it is used. */
    AddressSet() throws UnavailableException {
        machine = Jol.machine();
        String reference = Object.class.getName();
        base = machine.arrayBaseOffset(reference);
        narrow = machine.arrayIndexScale(reference) == Integer.BYTES;
        int alignmentBits = Integer.numberOfTrailingZeros(machine.objectAlignment());
        unusedBits = narrow && holdsScaledReferences() ? 0 : alignmentBits;
        collections = Collector.current().collections();
    }

    /** Whether this JVM's collector lets objects be told apart by address. */
    static boolean fits() {
        return MOVE_IN_PAUSES.contains(Collector.current().kind());
    }

    /**
     * 4-byte references are addresses as they are in heaps below 4 GB, and divided by the alignment in larger ones. Small
     * objects that are made in a row can't all start at multiples of 64 bytes, as undivided ones would have to.
     */
    private boolean holdsScaledReferences() {
        Object[] samples = new Object[SAMPLES];
        long bits = 0;
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = new Object();
            bits |= reference(samples, i);
        }
        return (bits & machine.objectAlignment() - 1) != 0;
    }

    private long reference(Object array, int slot) {
        return narrow
                ? machine.getInt(array, base + ((long) slot << 2)) & 0xFFFF_FFFFL
                : machine.getLong(array, base + ((long) slot << 3));
    }

    @Override
    public boolean add(Object chunk, Object object, int slot, int index) {
        long reference = reference(chunk, slot);
        seenBits |= reference;
        long place = reference >>> unusedBits;
        long key = place >>> PAGE_BITS;
        int word = (key == lastKey ? lastStart : page(key)) + ((int) (place >>> 6) & PAGE_WORDS - 1);
        long bit = 1L << place;
        long before = words[word];
        words[word] = before | bit;
        return (before & bit) == 0;
    }

    private int page(long key) {
        int place = placeOf(key);
        if (keys[place] != key) {
            place = make(key, place);
        }
        lastKey = key;
        lastStart = starts[place];
        return lastStart;
    }

    private int make(long key, int free) {
        int start = pageCount * PAGE_WORDS;
        if (start == words.length) {
            words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
        }
        keys[free] = key;
        starts[free] = start;
        if (++pageCount <= keys.length / 2) {
            return free;
        }
        grow();
        return placeOf(key);
    }

    /** Where a page is, or would be. */
    private int placeOf(long key) {
        int mask = keys.length - 1;
        int place = (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 40) & mask;
        while (keys[place] != key && keys[place] >= 0) {
            place = place + 1 & mask;
        }
        return place;
    }

    private static long[] noKeys(int size) {
        long[] none = new long[size];
        Arrays.fill(none, -1);
        return none;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldStarts = starts;
        keys = noKeys(oldKeys.length * 2);
        starts = new int[oldStarts.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] >= 0) {
                int place = placeOf(oldKeys[i]);
                keys[place] = oldKeys[i];
                starts[place] = oldStarts[i];
            }
        }
    }

    @Override
    public boolean isSound() {
        return !usesUnusedBits() && collections == Collector.current().collections();
    }

    private boolean usesUnusedBits() {
        return (seenBits & (1L << unusedBits) - 1) != 0;
    }

    @Override
    public void restart() {
        if (usesUnusedBits()) {
            unusedBits = 0;
        }
        seenBits = 0;
        keys = noKeys(FIRST_SIZE);
        starts = new int[FIRST_SIZE];
        words = new long[FIRST_PAGES * PAGE_WORDS];
        pageCount = 0;
        lastKey = -1;
        collections = Collector.current().collections();
    }
}
