package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** 64 words are 32 KB of heap. */
    private static final int PAGE_WORDS = 64;

    private static final int PAGE_BITS = 12;

    private static final long[] NO_PAGE = {};

    private final VirtualMachine machine;
    private final long base;
    private final boolean narrow;

    /** How many low bits of a reference are always 0. */
    private int unusedBits;

    private long seenBits;
    private long collections;

    private long[] keys = new long[16];
    private long[] @Nullable [] pages = new long[16][];
    private int pageCount;
    private long lastKey = -1;
    private long[] lastPage = NO_PAGE;

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
        long[] page = key == lastKey ? lastPage : page(key);
        int word = (int) (place >>> 6) & PAGE_WORDS - 1;
        long bit = 1L << place;
        long before = page[word];
        page[word] = before | bit;
        return (before & bit) == 0;
    }

    private long[] page(long key) {
        int place = placeOf(key);
        long[] page = pages[place];
        if (page == null) {
            page = new long[PAGE_WORDS];
            keys[place] = key;
            pages[place] = page;
            if (++pageCount > pages.length / 2) {
                grow();
            }
        }
        lastKey = key;
        lastPage = page;
        return page;
    }

    /** Where a page is, or would be. */
    private int placeOf(long key) {
        int mask = pages.length - 1;
        int place = (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 40) & mask;
        while (pages[place] != null && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] @Nullable [] oldPages = pages;
        keys = new long[oldKeys.length * 2];
        pages = new long[oldPages.length * 2][];
        for (int i = 0; i < oldPages.length; i++) {
            if (oldPages[i] != null) {
                int place = placeOf(oldKeys[i]);
                keys[place] = oldKeys[i];
                pages[place] = oldPages[i];
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
        keys = new long[16];
        pages = new long[16][];
        pageCount = 0;
        lastKey = -1;
        lastPage = NO_PAGE;
        collections = Collector.current().collections();
    }
}
