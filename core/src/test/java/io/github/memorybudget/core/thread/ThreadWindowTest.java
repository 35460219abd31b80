package io.github.memorybudget.core.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThreadWindowTest {

    private final CountDownLatch end = new CountDownLatch(1);

    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        end.countDown();
        for (Thread thread : started) {
            thread.join();
        }
    }

    private Thread startThatWaits(String name) {
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
        started.add(thread);
        return thread;
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
    @EnabledOnOs(OS.LINUX)
    void seesWhatTheJdkStartedForAnObjectThatIsStillOpen() throws IOException {
        ThreadWindow window = ThreadWindow.open();
        try (WatchService open = FileSystems.getDefault().newWatchService()) {
            assertThat(window.close()).containsExactly("FileSystemWatchService");
            assertThat(open.poll()).isNull();
        }
        assertThat(window.close()).isEmpty();
    }

    @Test
    void waitsForThreadsThatAreEnding() {
        ThreadWindow window = ThreadWindow.open();
        Thread ending = new Thread(() -> sleep(100), "ending");
        ending.start();

        assertThat(window.close()).isEmpty();
    }

    @Test
    void waitsForTheSelectorOfAClientThatIsGone() throws InterruptedException {
        LingeringThreads lingering = new LingeringThreads();
        Thread older = startThatWaits("HttpClient-6-SelectorManager");
        lingering.mark();
        long start = System.nanoTime();
        assertThat(lingering.awaitEnd()).isFalse();
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);

        Thread ending = new Thread(() -> sleep(100), "HttpClient-7-SelectorManager");
        ending.start();
        assertThat(lingering.awaitEnd()).isTrue();
        assertThat(ending.isAlive()).isFalse();
        assertThat(older.isAlive()).isTrue();
    }

    @Test
    void doesNotWaitAgainAndAgainForClientsThatAreKept() {
        LingeringThreads lingering = new LingeringThreads();
        lingering.mark();
        startThatWaits("HttpClient-8-SelectorManager");
        assertThat(lingering.awaitEnd()).isFalse();
        assertThat(lingering.awaitEnd()).isFalse();

        long start = System.nanoTime();
        assertThat(lingering.awaitEnd()).isFalse();
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);

        lingering.forNextTest();
        Thread ending = new Thread(() -> sleep(100), "HttpClient-9-SelectorManager");
        ending.start();
        assertThat(lingering.awaitEnd()).isTrue();
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
