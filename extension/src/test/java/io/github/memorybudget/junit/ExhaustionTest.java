package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.github.memorybudget.junit.Run.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests in which memory runs out: JUnit ends its whole run then, and the result must be on disk by that time. */
class ExhaustionTest {

    private static final long MB = 1 << 20;
    private static final AtomicInteger RUNS = new AtomicInteger();

    @TempDir
    Path results;

    /** More than the VM can give, whatever the size of its heap. */
    private static byte[] tooMuch() {
        return new byte[Integer.MAX_VALUE];
    }

    private static void fillFor(long millis) throws InterruptedException {
        List<byte[]> live = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            live.add(new byte[(int) MB]);
        }
        Thread.sleep(millis);
        live.add(tooMuch());
    }

    static class Cases {
        @Test
        @MemoryBudget(peak = "4 MB", retained = "1 MB", allocated = "1 MB")
        void runsOut() throws InterruptedException {
            fillFor(500);
        }
    }

    private Line resultOf(Class<?> cases, String method) {
        Throwable thrown = catchThrowable(() -> Run.of(results, cases));
        assertThat(thrown)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        outOfMemory -> assertThat(WindowedBody.isExhaustion(outOfMemory))
                                .isTrue());
        List<Line> lines = Run.read(results).stream()
                .filter(line -> line.text("type").equals("result"))
                .filter(line -> line.text("method").equals(method))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Test
    void whatWasKnownIsWrittenWithWhatWasLiveAtTheHighestMoment() {
        Line line = resultOf(Cases.class, "runsOut");

        assertThat(line.answer()).isEqualTo("NOT_JUDGED");
        assertThat(line.text("reason")).startsWith("the test failed: java.lang.OutOfMemoryError");
        assertThat(line.number("metrics", "allocated", "measured")).isGreaterThan(40 * MB);
        // The sampler looks again when a quarter more is in use than it has seen live.
        assertThat(line.number("metrics", "peak", "lower")).isBetween(30 * MB, 42 * MB);
        assertThat(line.number("metrics", "peak", "budget")).isEqualTo(4 * MB);
        assertThat(line.number("metrics", "retained", "measured")).isLessThan(MB);
        List<Line> growth = line.objects("growth");
        assertThat(growth.get(0).text("class")).isEqualTo("byte[]");
        // The histogram is of the moment that the lower bound was seen at.
        assertThat(growth.get(0).number("bytes"))
                .isCloseTo(line.number("metrics", "peak", "lower"), within(64 * 1024L));
    }

    static class ElsewhereCases {
        @Test
        @MemoryBudget(allocated = "1 MB")
        void runsOutInAnotherThread() {
            CompletableFuture.runAsync(ExhaustionTest::tooMuch).join();
        }
    }

    @Test
    void whatAnotherThreadThrewCountsToo() {
        Line line = resultOf(ElsewhereCases.class, "runsOutInAnotherThread");

        assertThat(line.answer()).isEqualTo("NOT_JUDGED");
        assertThat(line.at("metrics", "allocated", "measured")).isNotNull();
    }

    static class RehearsedCases {
        @RepeatedTest(1)
        @MemoryBudget(allocated = "1 KB")
        void runsOutWhenRehearsed() {
            byte[] used = RUNS.incrementAndGet() == 1 ? new byte[(int) MB] : tooMuch();
            assertThat(used).isNotEmpty();
        }

        @Test
        void another() {}
    }

    @Test
    void aRehearsalThatRunsOutDoesNotEndTheSuite() {
        RUNS.set(0);
        Run run = Run.of(results, RehearsedCases.class);

        run.tests().assertStatistics(stats -> stats.succeeded(2));
        assertThat(run.result("runsOutWhenRehearsed").answer()).isEqualTo("INCONCLUSIVE");
        assertThat(run.result("runsOutWhenRehearsed").text("reason")).contains("it ran out of memory");
    }
}
