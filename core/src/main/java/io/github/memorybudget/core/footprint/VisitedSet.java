package io.github.memorybudget.core.footprint;

/** The objects that a walk has come across, by identity. */
interface VisitedSet {

    /**
     * Adds the object at a place of an array; false if it was there.
     *
     * @param chunk the array. Its type is not told: HotSpot compiles a raw read of a reference to a native call, tens of
     *     times as slow, where it knows that what it reads from is an array of references
     * @param object what is at the place
     * @param index the walk's number for the object if it is new: one more than the last
     */
    boolean add(Object chunk, Object object, int slot, int index);

    /** Whether every answer since the last {@link #restart()} can be trusted. */
    boolean isSound();

    /** Forgets all. */
    void restart();
}
