package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.junit.Run.Line;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

class VerdictTest {

    /** Large enough never to grow within a body. */
    private static final List<Object> HELD = new ArrayList<>(1_000);

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @TempDir
    Path results;

    @BeforeEach
    void forget() {
        HELD.clear();
        First.BY_NAME.clear();
    }

    /** What a library might keep after its first use. */
    static final class First {
        static final Map<String, Object> BY_NAME = new HashMap<>();

        static Object use(int bytes) {
            return BY_NAME.computeIfAbsent("first", key -> new byte[bytes]);
        }
    }

    static class HealthyCases {

        @Test
        @MemoryBudget(retained = "0 B", allocated = "0 B", offHeap = "0 B", threads = 0)
        void empty() {}
    }

    @Test
    void anEmptyTestIsHealthyAtZero() {
        Run run = Run.of(results, HealthyCases.class);

        run.tests().assertStatistics(stats -> stats.succeeded(1).failed(0));
        Line result = run.result("empty");
        assertThat(result.answer()).isEqualTo("PASS HEALTHY");
        assertThat(result.number("metrics", "retained", "measured")).isZero();
        assertThat(result.number("metrics", "allocated", "measured")).isZero();
        assertThat(result.number("metrics", "offHeap", "measured")).isZero();
        assertThat(result.number("metrics", "threads", "measured")).isZero();
        assertThat(result.findings()).isEmpty();
    }

    static class ReplacedCases {
        private static Object state;

        @BeforeEach
        void prepare() {
            state = new byte[2 << 20];
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void replaces() {
            state = new long[1 << 18];
        }
    }

    @Test
    void whatTakesThePlaceOfSomethingElseIsNoLeakButNoted() {
        Line result = Run.of(results, ReplacedCases.class).result("replaces");

        assertThat(result.answer()).isEqualTo("PASS HEALTHY");
        assertThat(result.findings())
                .containsExactly("NOTE retained: 2.0 MB are kept where 2.0 MB of other classes were let go, which is no"
                        + " growth: +1 long[] (2.0 MB)");
    }

    static class EmptyPeakCases {

        @Test
        @MemoryBudget(peak = "64 KB")
        void empty() {}
    }

    @Test
    void thePeakOfAnEmptyTestIsProvenToBeSmall() {
        Line result = Run.of(results, EmptyPeakCases.class).result("empty");

        assertThat(result.answer()).isEqualTo("PASS HEALTHY");
        assertThat(result.at("metrics", "peak", "proven")).isEqualTo(true);
        assertThat(result.number("metrics", "peak", "upper")).isLessThanOrEqualTo(65_536);
    }

    @Test
    void linesComeInOrderAndNameTheTest() {
        Run run = Run.of(results, HealthyCases.class);

        assertThat(run.lines()).extracting(line -> line.text("type")).containsExactly("jvm", "started", "result");
        Line jvm = run.lines().get(0);
        assertThat(jvm.number("pid")).isEqualTo(ProcessHandle.current().pid());
        assertThat(jvm.text("control")).isEqualTo("ok");
        Line started = run.lines().get(1);
        Line result = run.lines().get(2);
        assertThat(result.text("class")).isEqualTo(HealthyCases.class.getName());
        assertThat(result.text("displayName")).isEqualTo("empty()");
        assertThat(result.text("uniqueId"))
                .isEqualTo("[engine:junit-jupiter]/[class:" + HealthyCases.class.getName() + "]/[method:empty()]");
        assertThat(List.of("class", "method", "uniqueId", "attempt"))
                .allSatisfy(member -> assertThat(started.at(member)).isEqualTo(result.at(member)));
    }

    @Test
    void runningATestAgainCountsItsAttempts() {
        long before = Run.of(results, HealthyCases.class).result("empty").number("attempt");

        List<Line> both = Run.of(results, HealthyCases.class).results("empty");

        assertThat(both).extracting(line -> line.number("attempt")).containsExactly(before, before + 1);
    }

    static class LeakCases {

        @Test
        @MemoryBudget(retained = "64 KB")
        void keeps() {
            HELD.add(new byte[1 << 20]);
        }
    }

    @Test
    void whatIsKeptInEveryRunIsALeak() {
        Run run = Run.of(results, LeakCases.class);

        Line result = run.result("keeps");
        assertThat(result.answer()).isEqualTo("FAIL LEAK");
        assertThat(result.at("known")).isEqualTo(false);
        assertThat(result.number("metrics", "retained", "budget")).isEqualTo(65_536);
        assertThat(result.text("metrics", "retained", "basis")).isEqualTo("warm");
        assertThat(result.number("metrics", "retained", "measured")).isEqualTo(1_048_592);
        assertThat((List<?>) result.at("metrics", "retained", "runs")).hasSize(4);
        assertThat(result.findings())
                .first()
                .isEqualTo("VIOLATION retained: retained 1.0 MB, its budget is 64 KB; kept in 4 of 4 runs");
        assertThat(((List<?>) result.at("growth")).get(0)).asString().contains("byte[]");
    }

    @Test
    void theErrorHasTheDiagnosisTheBudgetAndTheFigure() {
        Run run = Run.of(results, LeakCases.class);

        Throwable failure = run.failureOf("keeps").orElseThrow();
        assertThat(failure).isExactlyInstanceOf(MemoryBudgetExceededError.class);
        AssertionFailedError error = (AssertionFailedError) failure;
        long measured = run.result("keeps").number("metrics", "retained", "measured");
        assertThat(error.getExpected().getStringRepresentation()).isEqualTo("at most 65,536 B");
        assertThat(error.getActual().getStringRepresentation())
                .isEqualTo(String.format(java.util.Locale.ROOT, "%,d B", measured));
        assertThat(error.getMessage().lines().findFirst())
                .hasValue("VerdictTest$LeakCases.keeps() retained 1.0 MB, its budget is 64 KB (LEAK)");
        assertThat(error.getMessage())
                .contains("kept in 4 of 4 runs")
                .contains("What grew, per run")
                .contains("byte[]")
                .contains("Run it alone: mvn test -Dtest='VerdictTest$LeakCases#keeps'");
    }

    static class AllocationCases {

        @Test
        @MemoryBudget(allocated = "1000 B")
        void within() {
            HELD.add(new byte[984]);
            HELD.clear();
        }

        @Test
        @MemoryBudget(allocated = "999 B")
        void over() {
            sink = new byte[984];
        }

        @Test
        @MemoryBudget(allocated = "64 KB")
        void overAtFirst() {
            First.use(1 << 20);
        }
    }

    static Object sink;

    @Test
    void allocationOverItsBudgetIsBloat() {
        Run run = Run.of(results, AllocationCases.class);

        assertThat(run.result("within").answer()).isEqualTo("PASS HEALTHY");
        assertThat(run.result("over").answer()).isEqualTo("FAIL BLOAT");
        assertThat(run.result("over").number("metrics", "allocated", "measured"))
                .isEqualTo(1000);
        assertThat(run.result("over").findings())
                .contains("VIOLATION allocated: allocated 1000 B, its budget is 999 B");
        assertThat(run.failureOf("over()")).get().isInstanceOf(MemoryBudgetExceededError.class);
    }

    @Test
    void allocationOverAtFirstUseOnlyIsNoted() {
        Line result = Run.of(results, AllocationCases.class).result("overAtFirst");

        assertThat(result.answer()).isEqualTo("PASS HEALTHY");
        assertThat(result.findings())
                .singleElement()
                .asString()
                .startsWith("NOTE allocated: the first run allocated 1.0 MB, a later one ")
                .endsWith(
                        "; nothing that counts was seen to stay of it; whether classes that were there before hold more"
                                + " of it, only a budget for retained beside it would show");
    }

    static class PeakCases {

        @Test
        @MemoryBudget(retained = "64 KB", peak = "4 MB")
        void holdsMuchForAWhile() {
            byte[] held = new byte[32 << 20];
            long until = System.nanoTime() + 300_000_000;
            while (System.nanoTime() < until) {
                held[0]++;
            }
        }

        @Test
        @MemoryBudget(peak = "4 MB")
        void makesGarbage() {
            for (int i = 0; i < 100; i++) {
                sink = new byte[10_000];
            }
            sink = null;
        }
    }

    @Test
    void aPeakOverItsBudgetIsASpike() {
        Run run = Run.of(results, PeakCases.class);

        Line spike = run.result("holdsMuchForAWhile");
        assertThat(spike.answer()).isEqualTo("FAIL SPIKE");
        assertThat(spike.number("metrics", "peak", "lower")).isBetween(32L << 20, 33L << 20);
        assertThat(spike.number("metrics", "retained", "measured")).isLessThanOrEqualTo(65_536);
        assertThat(run.result("makesGarbage").answer()).isEqualTo("PASS HEALTHY");
        assertThat(run.result("makesGarbage").at("metrics", "peak", "proven")).isEqualTo(true);
    }

    static class OffHeapCases {

        @Test
        @MemoryBudget(offHeap = "64 KB")
        void keepsDirectBuffers() {
            HELD.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }

    @Test
    void directBuffersOverTheirBudgetAreALeak() {
        Line result = Run.of(results, OffHeapCases.class).result("keepsDirectBuffers");

        assertThat(result.answer()).isEqualTo("FAIL LEAK");
        assertThat(result.number("metrics", "offHeap", "measured")).isEqualTo(1 << 20);
        assertThat(result.findings())
                .containsExactly("VIOLATION offHeap: kept off the heap 1 MB, its budget is 64 KB; kept in 4 of 4 runs;"
                        + " held by static io.github.memorybudget.junit.VerdictTest.HELD (1 MB)");
    }

    static class ThreadCases {

        @Test
        @MemoryBudget(threads = 0)
        void leavesAThread() {
            start("left-behind");
        }

        @Test
        @MemoryBudget(threads = 1)
        void mayLeaveAThread() {
            start("allowed");
        }

        private static void start(String name) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            NEVER.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Test
    void threadsLeftBehindAreALeak() {
        Run run = Run.of(results, ThreadCases.class);

        Line leak = run.result("leavesAThread");
        assertThat(leak.answer()).isEqualTo("FAIL LEAK");
        assertThat(leak.at("metrics", "threads", "names")).isEqualTo(List.of("left-behind"));
        assertThat(run.result("mayLeaveAThread").answer()).isEqualTo("PASS HEALTHY");
        AssertionFailedError error =
                (AssertionFailedError) run.failureOf("leavesAThread").orElseThrow();
        assertThat(error.getExpected().getStringRepresentation()).isEqualTo("at most 0");
        assertThat(error.getActual().getStringRepresentation()).isEqualTo("1");
    }

    static class UnrehearsedCases {

        @Test
        @MemoryBudget(retained = "64 KB", rehearsals = 0, firstUse = FirstUse.IGNORE)
        void keeps() {
            HELD.add(new byte[1 << 20]);
        }
    }

    @Test
    void withoutRehearsalsItIsInconclusiveAndPasses() {
        Run run = Run.of(results, UnrehearsedCases.class);

        run.tests().assertStatistics(stats -> stats.succeeded(1).reportingEntryPublished(1));
        assertThat(run.result("keeps").answer()).isEqualTo("INCONCLUSIVE");
        assertThat(run.result("keeps").text("reason"))
                .startsWith("retained: 1,048,592 B in the first run, and it could not be run again to tell a leak from"
                        + " first use: rehearsals are switched off (rehearsals = 0)");
        assertThat(run.result("keeps").text("metrics", "retained", "basis")).isEqualTo("cold");
    }

    @Test
    void failOnInconclusiveFailsIt() {
        Run run = Run.of(results, UnrehearsedCases.class, "memoryBudget.failOnInconclusive", "true");

        assertThat(run.failureOf("keeps"))
                .get()
                .isInstanceOf(MemoryBudgetExceededError.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("VerdictTest$UnrehearsedCases.keeps() ")
                .contains("rehearsals are switched off (rehearsals = 0) (INCONCLUSIVE)\n")
                .contains("over by 983,056 B");
        assertThat(run.result("keeps").answer()).isEqualTo("INCONCLUSIVE");
    }
}
