package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.junit.Run.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals that do not end, and what is left of those before. */
class RehearsalTimeoutTest {

    /** Longer than any test here has time for, and short enough to see it fail. */
    private static final long LONG_MILLIS = 20_000;

    /** Large enough never to grow within a body. */
    private static final List<Object> HELD = new ArrayList<>(1_000);

    private static final AtomicInteger RUNS = new AtomicInteger();

    private static final String UNENDED = "the rehearsal did not end within 2000 ms (memoryBudget.rehearsalTimeout)";

    @TempDir
    Path results;

    @BeforeEach
    @AfterEach
    void forget() {
        HELD.clear();
        RUNS.set(0);
    }

    private Run run(Class<?> cases) {
        long start = System.nanoTime();
        Run run = Run.of(results, cases, "memoryBudget.rehearsalTimeout", "2 s");
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(LONG_MILLIS * 1_000_000);
        assertThat(Thread.currentThread().isInterrupted()).as("interrupted").isFalse();
        return run;
    }

    static class HangingCases {
        @Test
        @MemoryBudget(allocated = "0 B", threads = 0)
        void hangs() throws InterruptedException {
            HELD.add(new byte[84]);
            if (RUNS.incrementAndGet() > 1) {
                Thread.sleep(LONG_MILLIS);
            }
        }

        @Test
        void another() {}
    }

    @Test
    void aRehearsalThatHangsIsInterruptedAndTheSuiteGoesOn() {
        Run run = run(HangingCases.class);

        run.tests().assertStatistics(stats -> stats.succeeded(2));
        assertThat(run.result("hangs").answer()).isEqualTo("INCONCLUSIVE");
        assertThat(run.result("hangs").text("reason")).contains(UNENDED);
        assertThat(RUNS).hasValue(2);
    }

    static class StubbornCases {
        static Object opened;

        @AfterAll
        static void close() {
            opened = null;
        }

        @Test
        @MemoryBudget(allocated = "0 B")
        void waitsAgain() {
            HELD.add(new byte[84]);
            for (int i = 0; i < 2 && RUNS.get() > 0; i++) {
                try {
                    Thread.sleep(LONG_MILLIS);
                } catch (InterruptedException goesOn) {
                    continue;
                }
            }
            RUNS.incrementAndGet();
        }
    }

    @Test
    void oneThatWaitsAgainIsInterruptedAgainAndItsFiguresDoNotCount() {
        Run run = run(StubbornCases.class);

        assertThat(run.result("waitsAgain").answer()).isEqualTo("INCONCLUSIVE");
        assertThat(run.result("waitsAgain").text("reason")).contains(UNENDED);
        assertThat(RUNS).hasValue(2);
    }

    static class InterruptedCases {
        @Test
        @MemoryBudget(allocated = "0 B")
        void interruptsItself() {
            HELD.add(new byte[84]);
            if (RUNS.incrementAndGet() > 1) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static class HangsAfterTwoCases {
        @Test
        @MemoryBudget(allocated = "0 B")
        void hangsAfterTwo() throws InterruptedException {
            HELD.add(new byte[84]);
            if (RUNS.incrementAndGet() > 3) {
                Thread.sleep(LONG_MILLIS);
            }
        }
    }

    @Test
    void theRehearsalsBeforeCount() {
        Run run = run(HangsAfterTwoCases.class);

        Line line = run.result("hangsAfterTwo");
        assertThat(line.answer()).isEqualTo("FAIL BLOAT");
        assertThat((List<?>) line.at("metrics", "allocated", "runs")).hasSize(3);
    }

    @Test
    void aFlagThatARehearsalLeftIsNotTheSuites() {
        Run run = run(InterruptedCases.class);

        assertThat(run.result("interruptsItself").answer()).isEqualTo("FAIL BLOAT");
    }
}
