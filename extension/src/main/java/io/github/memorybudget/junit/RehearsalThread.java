package io.github.memorybudget.junit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread of its own for the rehearsals of one test that can't be run again on the suite's: a rehearsal runs while other
 * extensions have not yet cleared up after the test, and what these keep for a thread, such as Mockito's session, would be found
 * there. It is one thread for all of them, so that what a body leaves in a thread-local variable is found by the next.
 */
final class RehearsalThread implements AutoCloseable {

    private @Nullable ExecutorService executor;

    /** Runs something there and waits for it, however often this thread is interrupted meanwhile. */
    <T> T run(Supplier<T> task) {
        Future<T> result = executor().submit(task::get);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException exception ? exception : new IllegalStateException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ExecutorService executor() {
        ExecutorService threads = executor;
        if (threads == null) {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            threads = Executors.newSingleThreadExecutor(task -> {
                // By this prefix such threads are left out of those that a test leaves behind.
                Thread thread = new Thread(task, "memory-budget-rehearsal");
                thread.setDaemon(true);
                thread.setContextClassLoader(loader);
                return thread;
            });
            executor = threads;
        }
        return threads;
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
