package io.github.memorybudget.core.alloc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.memorybudget.core.vm.UnavailableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class AllocationWindowTest {

    private static final int MEGABYTES = 8 << 20;
    private static final long SLACK = 256 << 10;

    static Object sink;

    private interface Body {
        void run() throws Exception;
    }

    private static Allocation counting(Body body) throws Exception {
        AllocationWindow window = new AllocationWindow();
        window.openOthers();
        window.openTest();
        body.run();
        window.close(window.testThreadSoFar());
        return window.result();
    }

    @Test
    void countsTheOwnThreadToTheByte() throws UnavailableException {
        AllocationWindow window = new AllocationWindow();
        for (int i = 0; i < 20; i++) {
            window.openOthers();
            window.openTest();
            sink = new byte[984];
            long first = window.testThreadSoFar();
            long again = window.testThreadSoFar();
            window.close(first);

            assertThat(window.result().testThread()).isEqualTo(1000);
            assertThat(again).as("reading allocates nothing").isEqualTo(1000);
        }
    }

    @Test
    void nothingIsNothing() throws UnavailableException {
        AllocationWindow window = new AllocationWindow();
        for (int i = 0; i < 20; i++) {
            window.openOthers();
            window.openTest();
            long allocated = window.testThreadSoFar();
            window.close(allocated);

            assertThat(window.result().testThread()).isZero();
            assertThat(window.result().endedUnseen()).isZero();
        }
    }

    @Test
    void countsANewThreadThatLives() throws Exception {
        CountDownLatch allocated = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread[] thread = new Thread[1];

        Allocation allocation = counting(() -> {
            thread[0] = new Thread(() -> {
                sink = new byte[MEGABYTES];
                allocated.countDown();
                awaitQuietly(end);
            });
            thread[0].start();
            allocated.await();
        });
        end.countDown();
        thread[0].join();

        assertThat(allocation.startedThreads()).isBetween((long) MEGABYTES, MEGABYTES + SLACK);
        assertThat(allocation.endedUnseen()).isZero();
        assertThat(allocation.otherThreads()).isLessThan(SLACK);
        assertThat(allocation.ofTest()).isEqualTo(allocation.testThread() + allocation.startedThreads());
    }

    @Test
    void saysThatItMissesEndedThreadsWhereTheVmHasNoTotal() throws Exception {
        assumeFalse(ThreadCounters.hasTotal());
        Allocation allocation = counting(() -> {
            allocateOnAThreadThatEnds();
            // The VM takes an ended thread off its list a moment after join() has returned.
            Thread.sleep(200);
        });

        assertThat(allocation.endedUnseen()).isEqualTo(1);
        assertThat(allocation.startedThreads()).isLessThan(SLACK);
    }

    /** From JDK 21 on, and in later updates of 17. */
    @Test
    void countsEndedThreadsWhereTheVmHasATotal() throws Exception {
        assumeTrue(ThreadCounters.hasTotal());
        Allocation allocation = counting(AllocationWindowTest::allocateOnAThreadThatEnds);

        assertThat(allocation.endedUnseen()).isZero();
        assertThat(allocation.startedThreads()).isBetween((long) MEGABYTES, MEGABYTES + SLACK);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void everyVmFrom21OnHasATotal() {
        assertThat(ThreadCounters.hasTotal()).isTrue();
    }

    @Test
    void anOlderThreadsAllocationIsNotTheTests() throws Exception {
        ExecutorService older = Executors.newSingleThreadExecutor();
        try {
            older.submit(() -> {}).get();

            Allocation allocation = counting(
                    () -> older.submit(() -> sink = new byte[MEGABYTES]).get());

            assertThat(allocation.otherThreads()).isBetween((long) MEGABYTES, MEGABYTES + SLACK);
            assertThat(allocation.ofTest()).isLessThan(SLACK);
        } finally {
            older.shutdown();
            assertThat(older.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void isNotCompleteWhereAnOlderThreadEnded() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thread older = new Thread(() -> {
            awaitQuietly(end);
            sink = new byte[MEGABYTES];
        });
        older.start();

        Allocation allocation = counting(() -> {
            end.countDown();
            older.join();
        });

        assertThat(allocation.isComplete()).isFalse();
        assertThat(allocation.endedUnseen()).isZero();
    }

    @Test
    void isCompleteWhereNoThreadEnded() throws Exception {
        boolean complete = false;
        // A thread of the build, or of a pool that an earlier test shut down, may be ending just then.
        for (int attempt = 0; attempt < 10 && !complete; attempt++) {
            complete = counting(() -> sink = new byte[MEGABYTES]).isComplete();
        }

        assertThat(complete).isTrue();
    }

    @Test
    void theThreadThatCountsTheOthersIsNobodys() throws Exception {
        ExecutorService counting = Executors.newSingleThreadExecutor();
        try {
            AllocationWindow window = new AllocationWindow();
            counting.submit(window::openOthers).get();
            window.openTest();
            counting.submit(() -> sink = new byte[MEGABYTES]).get();
            long ofBody = window.testThreadSoFar();
            counting.submit(() -> window.close(ofBody)).get();

            assertThat(window.result().otherThreads()).isLessThan(SLACK);
            assertThat(window.result().startedThreads()).isLessThan(SLACK);
        } finally {
            counting.shutdown();
        }
    }

    @Test
    void tellsWhatTheTestThreadAllocatedBesideTheBody() throws Exception {
        AllocationWindow window = new AllocationWindow();
        window.openOthers();
        sink = new byte[1_000];
        window.openTest();
        sink = new byte[MEGABYTES];
        window.close(window.testThreadSoFar());

        assertThat(window.besideBody()).isBetween(1_016L, SLACK);
    }

    private static void allocateOnAThreadThatEnds() throws InterruptedException {
        Thread thread = new Thread(() -> sink = new byte[MEGABYTES]);
        thread.start();
        thread.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
