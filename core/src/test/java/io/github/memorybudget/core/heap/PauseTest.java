package io.github.memorybudget.core.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PauseTest {

    private final Pause pause = new Pause();
    private volatile boolean busy;
    private volatile boolean over;
    private final Thread other = new Thread(this::work, "waits, or computes");

    private void work() {
        while (!over) {
            if (busy) {
                Thread.onSpinWait();
            } else {
                LockSupport.park();
            }
        }
    }

    private void have(Thread.State state) {
        busy = state == Thread.State.RUNNABLE;
        if (busy) {
            LockSupport.unpark(other);
        }
        haveStateOf(other, state);
    }

    @BeforeEach
    void begin() {
        other.setDaemon(true);
        other.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        over = true;
        LockSupport.unpark(other);
        other.join();
    }

    @Test
    void aThreadThatNeverWaitedIsNotWaitedFor() {
        have(Thread.State.RUNNABLE);

        assertThat(pause.take()).isTrue();
    }

    @Test
    void aThreadThatWaitedIsWaitedFor() {
        have(Thread.State.WAITING);
        assertThat(pause.take()).isTrue();

        have(Thread.State.RUNNABLE);
        assertThat(pause.take()).isFalse();

        have(Thread.State.WAITING);
        assertThat(pause.take()).isTrue();
    }

    @Test
    void aThreadInANativeCallIsWaitedForUntilItWasSeenToDoNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread accepting = new Thread(() -> accept(server), "waits, then accepts connections");
            accepting.setDaemon(true);
            accepting.start();
            haveStateOf(accepting, Thread.State.WAITING);
            have(Thread.State.WAITING);
            assertThat(pause.take()).isTrue();

            LockSupport.unpark(accepting);
            haveStateOf(accepting, Thread.State.RUNNABLE);
            // Looks without a pause between them prove nothing.
            pause.pave(200);
            assertThat(millisOfPauseUntilAtRest()).isGreaterThanOrEqualTo(150);

            have(Thread.State.RUNNABLE);
            assertThat(pause.take()).as("beside one that computes").isFalse();
        }
    }

    @Test
    void aThreadWithANumberOfItsOwnIsWaitedFor() {
        RestlessThreads seen = new RestlessThreads();
        seen.waits(0);

        for (int look = 0; look < 200; look++) {
            assertThat(seen.mayWaitSoon(0)).isTrue();
        }
    }

    private long millisOfPauseUntilAtRest() {
        long start = System.nanoTime();
        while (!pause.take()) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void accept(ServerSocket server) {
        LockSupport.park();
        try (Socket none = server.accept()) {
            throw new AssertionError(none);
        } catch (IOException closed) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void haveStateOf(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }
}
