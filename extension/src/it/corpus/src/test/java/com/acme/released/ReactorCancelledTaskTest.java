package com.acme.released;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Reactor 3.2.8: a delayed task that is disposed stays in the scheduler's queue until its time. The fix has the
 * schedulers' executors remove cancelled tasks (setRemoveOnCancelPolicy).
 *
 * @see <a href="https://github.com/reactor/reactor-core/pull/1674">reactor-core 1674</a>
 */
@Leaks(
        atLeast = 50_000,
        holder = {
            "reactor.core.scheduler.ParallelScheduler.executors",
            "java.util.concurrent.ScheduledThreadPoolExecutor.workQueue"
        })
class ReactorCancelledTaskTest {

    private static Scheduler scheduler;

    @BeforeAll
    static void start() {
        scheduler = Schedulers.newParallel("delays", 1);
        Mono.delay(Duration.ofMillis(1), scheduler).block();
    }

    @AfterAll
    static void stop() {
        scheduler.dispose();
    }

    @Test
    @MemoryBudget(retained = "16 KB")
    void givesUpWaiting() {
        for (int i = 0; i < 1_000; i++) {
            Disposable waiting = Mono.delay(Duration.ofHours(1), scheduler).subscribe();
            waiting.dispose();
            assertTrue(waiting.isDisposed());
        }
    }
}
