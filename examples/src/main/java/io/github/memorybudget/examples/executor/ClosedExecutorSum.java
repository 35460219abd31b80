package io.github.memorybudget.examples.executor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Shuts its executor down and waits for the threads to end. */
public final class ClosedExecutorSum {

    public long upTo(long limit) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(ParallelSum.HALVES);
        try {
            return ParallelSum.of(limit, executor);
        } finally {
            executor.shutdown();
            executor.awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
