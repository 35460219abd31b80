package io.github.memorybudget.examples.executor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Adds up the numbers from 1 to a limit in two halves. */
final class ParallelSum {

    static final int HALVES = 2;

    private ParallelSum() {}

    static long of(long limit, ExecutorService executor) throws InterruptedException, ExecutionException {
        long middle = limit / HALVES;
        Future<Long> lower =
                executor.submit(() -> LongStream.rangeClosed(1, middle).sum());
        Future<Long> upper =
                executor.submit(() -> LongStream.rangeClosed(middle + 1, limit).sum());
        return lower.get() + upper.get();
    }
}
