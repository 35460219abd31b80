package io.github.memorybudget.examples.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Culprit: threads that are left behind.
 *
 * <p>A fixed pool keeps its threads until it is shut down, and a running thread is never collected, nor is its
 * stack or what it refers to. The fix shuts the executor down in a finally block.
 */
@MemoryBudget(threads = 0)
class ThreadLeakTest {

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/9",
            until = "2099-12-31",
            reason = "kept as an example: an executor that is never shut down",
            metrics = "threads")
    void abandonedExecutor() throws InterruptedException, ExecutionException {
        assertEquals(500_500, new AbandonedExecutorSum().upTo(1_000));
    }

    @Test
    void executorShutDown() throws InterruptedException, ExecutionException {
        assertEquals(500_500, new ClosedExecutorSum().upTo(1_000));
    }
}
