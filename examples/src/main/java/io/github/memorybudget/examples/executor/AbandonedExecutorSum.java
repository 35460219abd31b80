package io.github.memorybudget.examples.executor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Leaves its executor behind: the idle threads wait for work for ever, and keep the executor with them. */
public final class AbandonedExecutorSum {

    public long upTo(long limit) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(ParallelSum.HALVES);
        return ParallelSum.of(limit, executor);
    }
}
