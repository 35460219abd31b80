package io.github.memorybudget.core.heapdump;

import java.util.NavigableMap;

/**
 * How many large instances of a class there are more than in an earlier dump, by size.
 *
 * @param old those that holders from before the run keep
 * @param others all others
 * @param isAnyGone whether of any size there are fewer than before
 */
record LargeGrowth(NavigableMap<Long, Long> old, NavigableMap<Long, Long> others, boolean isAnyGone) {

    /** Bytes of those of more than a size that holders from before the run keep. */
    long oldOfMoreThan(long size) {
        return LargeObjects.bytes(old.tailMap(size, false));
    }

    /**
     * Bytes of the one object that the run added, where a holder from before the run keeps it: the class has one instance more
     * since the run, of exactly that size, and among all that came between the dumps only such holders have one of that size.
     *
     * @param instances by how many the class grew in the run
     * @param bytes by how many bytes
     */
    long oldOfRunAlone(long instances, long bytes) {
        boolean isTold = instances == 1 && !isAnyGone && old.containsKey(bytes) && !others.containsKey(bytes);
        return isTold ? bytes : 0;
    }
}
