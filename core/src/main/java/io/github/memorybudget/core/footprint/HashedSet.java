package io.github.memorybudget.core.footprint;

/**
 * Objects by their identity hashes, for collectors that move objects while threads run, and where collections are too
 * frequent to go by addresses. Sound always; the price is an identity hash in the header of each object.
 */
final class HashedSet implements VisitedSet {

    private static final int FIRST_SIZE = 64;

    private final ObjectQueue queue;

    /** Of each object that is there the hash in the high half, and its number plus one in the low; 0 where none is. */
    private long[] table = new long[FIRST_SIZE];

    private int size;

    /** For the objects of a queue, which they are put into right after they are added here. */
    HashedSet(ObjectQueue queue) {
        this.queue = queue;
    }

    @Override
    public boolean add(Object chunk, Object object, int slot, int index) {
        long hash = (long) System.identityHashCode(object) << Integer.SIZE;
        int mask = table.length - 1;
        int place = placeOf(hash, mask);
        for (long entry = table[place]; entry != 0; entry = table[place]) {
            if ((entry ^ hash) >>> Integer.SIZE == 0 && queue.get((int) entry - 1) == object) {
                return false;
            }
            place = place + 1 & mask;
        }
        table[place] = hash | index + 1;
        if (++size > table.length / 2) {
            grow();
        }
        return true;
    }

    private static int placeOf(long entry, int mask) {
        // HotSpot's hashes have 25 or 31 random bits; multiplied, so that the table may be larger.
        return (int) ((entry >>> Integer.SIZE) * 0x9E37_79B9_7F4A_7C15L >>> 29) & mask;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        int mask = table.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int place = placeOf(entry, mask);
                while (table[place] != 0) {
                    place = place + 1 & mask;
                }
                table[place] = entry;
            }
        }
    }

    @Override
    public boolean isSound() {
        return true;
    }

    @Override
    public void restart() {
        table = new long[FIRST_SIZE];
        size = 0;
    }
}
