package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A timer and a scheduled pool, both ended. */
class TimerCancelledTest {

    @Test
    @KeepsNothing
    void ticks() throws InterruptedException {
        CountDownLatch ticks = new CountDownLatch(2);
        Timer timer = new Timer("ticker");
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        ticks.countDown();
                    }
                },
                1);
        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
        pool.schedule(ticks::countDown, 1, TimeUnit.MILLISECONDS);
        assertTrue(ticks.await(20, TimeUnit.SECONDS));
        timer.cancel();
        pool.shutdownNow();
    }
}
