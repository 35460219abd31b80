package io.github.memorybudget.core.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadWindowTest {

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void endAll() {
        end.countDown();
    }

    private void startThatWaits(String name) {
        Thread thread = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void namesWhatWasLeftBehindInOrder() {
        startThatWaits("older");
        ThreadWindow window = ThreadWindow.open();
        startThatWaits("pool-2");
        startThatWaits("pool-1");

        assertThat(window.close()).containsExactly("pool-1", "pool-2");
    }

    @Test
    void waitsForThreadsThatAreEnding() {
        ThreadWindow window = ThreadWindow.open();
        Thread ending = new Thread(() -> sleep(100), "ending");
        ending.start();

        assertThat(window.close()).isEmpty();
    }

    @Test
    void waitsForTheSelectorOfAClientThatIsGoneButOnlyOnce() {
        LingeringThreads lingering = new LingeringThreads();
        assertThat(lingering.awaitEnd()).isFalse();

        Thread ending = new Thread(() -> sleep(100), "HttpClient-7-SelectorManager");
        ending.start();
        assertThat(lingering.awaitEnd()).isTrue();
        assertThat(ending.isAlive()).isFalse();

        startThatWaits("HttpClient-8-SelectorManager");
        assertThat(lingering.awaitEnd()).isFalse();
        long start = System.nanoTime();
        assertThat(lingering.awaitEnd()).isFalse();
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void leavesOutWhatIsSharedByAll() throws Exception {
        ThreadWindow window = ThreadWindow.open();
        ForkJoinPool.commonPool().submit(() -> {}).get();
        startThatWaits("ForkJoinPool.commonPool-worker-99");
        startThatWaits("HttpClient-1-SelectorManager");
        startThatWaits("process reaper (pid 1)");

        assertThat(window.close()).isEmpty();
    }

    @Test
    void aThreadThatIsNotStartedIsNotLive() {
        ThreadWindow window = ThreadWindow.open();
        Thread unstarted = new Thread(() -> {}, "unstarted");

        assertThat(window.close()).isEmpty();
        assertThat(unstarted.isAlive()).isFalse();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
