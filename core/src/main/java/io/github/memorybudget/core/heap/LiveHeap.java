package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.UnavailableException;

/** One reading of the live heap: a full collection, and what is left after it. */
interface LiveHeap {

    /**
     * Collects the whole heap and gives the bytes of what survived, as the VM itself counted them while it stood still.
     *
     * @param rest runs right before the collection whose figure counts
     * @throws UnavailableException if it can't be had; the message is a reason for the report
     */
    long read(Runnable rest) throws UnavailableException;

    /**
     * Bytes that the last reading made the current thread allocate and that are not the same in each: the rest of what it
     * allocates is.
     */
    long variableAllocation();
}
