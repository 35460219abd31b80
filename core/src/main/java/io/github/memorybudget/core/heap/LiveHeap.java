package io.github.memorybudget.core.heap;

import io.github.memorybudget.core.vm.UnavailableException;

/** One reading of the live heap: a full collection, and what is left after it. */
interface LiveHeap {

    /**
     * Collects the whole heap and gives the bytes of what survived, as the VM itself counted them while it stood still.
     *
     * @throws UnavailableException if it can't be had; the message is a reason for the report
     */
    long read() throws UnavailableException;
}
