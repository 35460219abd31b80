package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** A thread that waits for work that never comes. */
@Leaks(metric = "threads", atLeast = 1, atMost = 1)
class ThreadLeftTest {

    @Test
    @MemoryBudget(threads = 0)
    void startsAWorker() {
        Thread worker = new Thread(() -> new Worker().takeForever(), "worker");
        worker.setDaemon(true);
        worker.start();
        assertTrue(worker.isAlive());
    }

    private static final class Worker {

        private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

        void takeForever() {
            try {
                tasks.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
