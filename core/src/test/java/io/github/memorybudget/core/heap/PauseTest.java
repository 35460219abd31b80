package io.github.memorybudget.core.heap;

import static org.assertj.core.api.Assertions.assertThat;

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
        while (other.getState() != state) {
            Thread.onSpinWait();
        }
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
    void aThreadThatWaitsForAProcessIsNot() {
        other.setName("process reaper (pid 4711)");
        have(Thread.State.WAITING);
        assertThat(pause.take()).isTrue();

        have(Thread.State.RUNNABLE);
        assertThat(pause.take()).isTrue();
    }
}
