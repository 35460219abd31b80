package io.github.memorybudget.core.measure;

import io.github.memorybudget.core.alloc.AllocationWindow;
import io.github.memorybudget.core.alloc.OwnAllocation;
import io.github.memorybudget.core.vm.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the other threads around a body, on the {@link ReadingThread}, and knows what that makes there: each time the same,
 * but for string constants that the VM makes when it has a method compiled, and that stay.
 */
final class Bookkeeping implements Runnable {

    private final OwnAllocation own = new OwnAllocation();
    private final @Nullable AllocationWindow trial = trial();
    private long usual;
    private long spent;
    private boolean comparable;

    private static @Nullable AllocationWindow trial() {
        try {
            return new AllocationWindow();
        } catch (UnavailableException notCounted) {
            return null;
        }
    }

    /** A trial, to be made before the heap is read. */
    @Override
    public void run() {
        usual = ofTrial();
    }

    private long ofTrial() {
        long start = own.bytes();
        if (trial != null) {
            trial.openOthers();
            trial.close(0);
        }
        return own.bytes() - start;
    }

    void open(AllocationWindow window) {
        long start = own.bytes();
        window.openOthers();
        spent = own.bytes() - start;
    }

    void close(AllocationWindow window, long ofBody) {
        long start = own.bytes();
        window.close(ofBody);
        spent += own.bytes() - start;
        comparable = window.isWithoutNewThreads();
    }

    /** Bytes that opening and closing made more than trials before and after; asked for when the heap has been read again. */
    long surplus() {
        return comparable && spent > usual ? Math.max(0, spent - Math.max(usual, ofTrial())) : 0;
    }
}
