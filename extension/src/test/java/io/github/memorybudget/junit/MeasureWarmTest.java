package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.junit.Run.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warm figures for baselines: every budgeted test is rehearsed, though nothing is over budget. */
class MeasureWarmTest {

    private static final AtomicInteger BODIES = new AtomicInteger();

    @TempDir
    Path results;

    static class Cases {
        @Test
        @MemoryBudget(allocated = "1 MB", threads = 0)
        void within() {
            BODIES.incrementAndGet();
        }

        @Test
        @MemoryBudget(allocated = "1 MB", rehearsals = 0)
        void neverRehearsed() {}
    }

    @Test
    void aTestWithinItsBudgetIsRehearsedAndItsFigureIsWarm() {
        BODIES.set(0);
        Run run = Run.of(results, Cases.class, "memoryBudget.measureWarm", "true");

        Line within = run.result("within");
        assertThat(within.answer()).isEqualTo("PASS HEALTHY");
        assertThat(within.text("metrics", "allocated", "basis")).isEqualTo("warm");
        assertThat((List<?>) within.at("metrics", "allocated", "runs")).hasSize(BODIES.get());
        assertThat(BODIES.get()).isGreaterThan(1);
        assertThat(run.result("neverRehearsed").text("metrics", "allocated", "basis"))
                .isEqualTo("cold");
    }

    @Test
    void withoutItTheFirstRunIsTheOnlyOne() {
        BODIES.set(0);
        Run run = Run.of(results, Cases.class);

        assertThat(run.result("within").text("metrics", "allocated", "basis")).isEqualTo("cold");
        assertThat(BODIES).hasValue(1);
    }
}
