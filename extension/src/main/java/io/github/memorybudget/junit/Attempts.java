package io.github.memorybudget.junit;

/**
 * Counts how often each test has run in this JVM. It is there for all tests of a suite and grows while they run, so it
 * keeps a hash of 64 bits of each id instead of the id: that any two of a million are taken for the same has a
 * probability of 3e-8.
 */
final class Attempts {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] hashes = new long[256];
    private int[] counts = new int[256];
    private int size;

    /** The number of this run: 1 for the first of that id. */
    synchronized int next(String uniqueId) {
        if (size > hashes.length / 2) {
            grow();
        }
        int at = slot(hash(uniqueId));
        if (counts[at] == 0) {
            size++;
        }
        return ++counts[at];
    }

    /** Bytes of the two tables, which change only when they grow. */
    synchronized long bytes() {
        return (long) hashes.length * (Long.BYTES + Integer.BYTES);
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0) {
                counts[slot(oldHashes[i])] = oldCounts[i];
            }
        }
    }

    /** Where this hash is, or belongs; puts it there. */
    private int slot(long hash) {
        int at = (int) (hash ^ hash >>> 32) & hashes.length - 1;
        while (counts[at] != 0 && hashes[at] != hash) {
            at = at + 1 & hashes.length - 1;
        }
        hashes[at] = hash;
        return at;
    }

    /** FNV-1a over the text's chars (Fowler, Noll, Vo: RFC 9923). */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
