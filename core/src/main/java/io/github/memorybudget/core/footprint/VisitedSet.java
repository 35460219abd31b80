package io.github.memorybudget.core.footprint;

/** The objects that a walk has come across, by identity. */
interface VisitedSet {

    /**
     * Adds the object at a place of an array; false if it was there.
     *
     * @param index the walk's number for the object if it is new: one more than the last
     */
    boolean add(Object[] chunk, int slot, int index);

    /** Whether every answer since the last {@link #restart()} can be trusted. */
    boolean isSound();

    /** Forgets all. */
    void restart();
}
