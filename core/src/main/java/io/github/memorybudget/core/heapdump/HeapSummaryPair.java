package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Two dumps of one JVM. They are read at the same time where the heap has room for both graphs, since somebody waits for the
 * answer; else one after the other, so that only one graph is in memory.
 */
record HeapSummaryPair(HeapSummary earlier, HeapSummary later) {

    /** Bytes of heap that a graph takes at most for each byte of its file: 1.2 GB were enough for one of 700 MB. */
    private static final int HEAP_FOR_FILE = 2;

    /** Two dumps of equal rank. */
    static HeapSummaryPair of(HeapDump earlier, HeapDump later, HolderRules rules) throws IOException {
        return of(earlier, later, rules, dump -> HeapSummary.read(dump, rules));
    }

    /** The second is from right after a run, whose threads are marked. */
    static HeapSummaryPair aroundRun(HeapDump earlier, HeapDump later, HolderRules rules) throws IOException {
        return of(earlier, later, rules, dump -> HeapSummary.readOfRun(dump, rules));
    }

    /** Reads the later dump. */
    @FunctionalInterface
    private interface Reader {
        HeapSummary read(HeapDump dump) throws IOException;
    }

    private static HeapSummaryPair of(HeapDump earlier, HeapDump later, HolderRules rules, Reader reader)
            throws IOException {
        long files = Files.size(earlier.file()) + Files.size(later.file());
        boolean roomForBoth = files * HEAP_FOR_FILE <= Runtime.getRuntime().maxMemory();
        if (!roomForBoth) {
            HeapSummary first = HeapSummary.read(earlier, rules);
            return new HeapSummaryPair(first, reader.read(later));
        }
        FutureTask<HeapSummary> first = new FutureTask<>(() -> HeapSummary.read(earlier, rules));
        Thread thread = new Thread(first, "memory-budget-earlier-dump");
        thread.setDaemon(true);
        thread.start();
        HeapSummary second;
        try {
            second = reader.read(later);
        } catch (IOException | RuntimeException e) {
            // Nobody may still read a file that the caller is about to delete.
            try {
                get(first);
            } catch (IOException | RuntimeException alsoBad) {
                e.addSuppressed(alsoBad);
            }
            throw e;
        }
        return new HeapSummaryPair(get(first), second);
    }

    /** The result, waited for even by a thread that is interrupted: reading ends by itself. */
    private static HeapSummary get(FutureTask<HeapSummary> task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("A heap dump can't be read", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
