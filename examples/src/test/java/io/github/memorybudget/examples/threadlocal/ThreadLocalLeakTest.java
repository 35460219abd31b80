package io.github.memorybudget.examples.threadlocal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Culprit: a ThreadLocal on a thread that outlives the request.
 *
 * <p>A pool's thread serves one request after the other and keeps its thread-local values in between, so a trail
 * that is begun for a request and never removed grows with every request on that thread. The fix removes it in a
 * finally block.
 */
@MemoryBudget(retained = "256 KB")
class ThreadLocalLeakTest {

    private static final ExecutorService SERVER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "server");
        thread.setDaemon(true);
        return thread;
    });

    private static final int REQUESTS = 100;

    private static final int STEPS_OF_A_REQUEST = 100;

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/7",
            until = "2099-12-31",
            reason = "kept as an example: a thread-local value that is never removed",
            metrics = "retained")
    void trailStaysOnTheThread() throws InterruptedException, ExecutionException {
        ForgetfulHandler handler = new ForgetfulHandler();
        serve(() -> handler.handle("alice"));
    }

    @Test
    void trailIsRemoved() throws InterruptedException, ExecutionException {
        TidyHandler handler = new TidyHandler();
        serve(() -> handler.handle("alice"));
    }

    private static void serve(Callable<Integer> request) throws InterruptedException, ExecutionException {
        for (int i = 0; i < REQUESTS; i++) {
            assertTrue(SERVER.submit(request).get() >= STEPS_OF_A_REQUEST);
        }
    }
}
