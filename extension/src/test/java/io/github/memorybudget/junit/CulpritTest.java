package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failure says of its cause. */
class CulpritTest {

    private static final Map<String, byte[]> CACHE = new HashMap<>();
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final String HERE = CulpritTest.class.getName();

    private static Object sink;

    @TempDir
    Path results;

    @AfterEach
    void forget() {
        CACHE.clear();
    }

    static class LeakCases {

        private static int keys;

        @Test
        @MemoryBudget(retained = "64 KB")
        void fillsACache() {
            for (int i = 0; i < 2_000; i++) {
                CACHE.put("key" + keys++, new byte[1_000]);
            }
        }
    }

    @Test
    void aLeakIsNamedWithItsHolderItsPlaceAndTheRemedy() {
        Run run = Run.of(results, LeakCases.class);

        String message = run.failureOf("fillsACache").orElseThrow().getMessage();
        assertThat(message.lines())
                .hasSizeLessThanOrEqualTo(40)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
                .containsSubsequence(
                        "  GC root: static field",
                        "  ↓ static " + HERE + ".CACHE",
                        "           " + "~".repeat((HERE + ".CACHE").length()))
                .anySatisfy(line -> assertThat(line).matches("  ↓ java.util.HashMap\\[\\*] .*\\(\\+2,000 a run\\)"))
                .anySatisfy(line -> assertThat(line).matches("What holds it \\((9\\d|100) % of the growth\\)"))
                .anySatisfy(line -> assertThat(line)
                        .matches("  .*CulpritTest\\$LeakCases.fillsACache\\(CulpritTest.java:\\d+\\) +\\d+ %"))
                .contains("Likely cause: a map that only grows. Bound it, or remove what is no longer used.")
                .anySatisfy(line -> assertThat(line).startsWith("Fingerprint ").endsWith("heapDumps=onFailure"));
        Run.Line result = run.result("fillsACache");
        Map<?, ?> trace = (Map<?, ?>) ((List<?>) result.at("traces")).get(0);
        assertThat(trace.get("cause")).asString().startsWith("a map that only grows.");
        assertThat(trace.get("steps")).asString().contains("suspect=true", "grown=2000");
        Map<?, ?> site = (Map<?, ?>) ((List<?>) result.at("allocationSites")).get(0);
        assertThat(site.get("stack")).asString().contains("CulpritTest$LeakCases.fillsACache");
    }

    static class OwnFieldCases {

        private final List<Object> rows = new ArrayList<>();

        @BeforeEach
        void prepare() {
            rows.add(new byte[300_000]);
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void keepsItsRows() {
            rows.add(new byte[200_000]);
        }

        @AfterEach
        void clearUp() {
            rows.clear();
        }
    }

    @Test
    void whatTheTestsOwnFieldKeepsIsSaidToBeSo() {
        Run.Line result = Run.of(results, OwnFieldCases.class).result("keepsItsRows");

        Map<?, ?> trace = (Map<?, ?>) ((List<?>) result.at("traces")).get(0);
        assertThat((List<?>) trace.get("path")).first().isEqualTo(HERE + "$OwnFieldCases.rows");
        assertThat(trace.get("retained")).as("without the fixture's").isEqualTo(200_016L);
        assertThat(trace.get("cause")).asString().startsWith("kept by the test's own field");
    }

    static class AllocationCases {

        @Test
        @MemoryBudget(allocated = "64 KB")
        void allocatesMuch() {
            for (int i = 0; i < 1_000; i++) {
                sink = new long[10_000];
            }
            sink = null;
        }
    }

    @Test
    void theSitesOfMuchAllocationAreNamed() {
        Run run = Run.of(results, AllocationCases.class);

        Map<?, ?> site = (Map<?, ?>) ((List<?>) run.result("allocatesMuch").at("allocationSites")).get(0);
        assertThat(site.get("class")).isEqualTo("long[]");
        assertThat(site.get("percent")).isEqualTo(100L);
        assertThat(run.failureOf("allocatesMuch").orElseThrow().getMessage())
                .contains("Where it was allocated\n  " + HERE + "$AllocationCases.allocatesMuch(CulpritTest.java:");
    }

    static class ThreadCases {

        @Test
        @MemoryBudget(threads = 0)
        void leavesAThread() {
            leave("left by the culprit test");
        }

        @Test
        @MemoryBudget(threads = 0)
        void leavesAPool() {
            for (int i = 1; i <= 3; i++) {
                leave("culprits-" + i);
            }
        }

        private static void leave(String name) {
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
    void theStartOfAThreadLeftBehindIsNamed() {
        Run run = Run.of(results, ThreadCases.class);

        assertThat(run.result("leavesAThread").findings())
                .last()
                .asString()
                .startsWith("NOTE threads: thread left by the culprit test was started at " + HERE
                        + "$ThreadCases.leave(CulpritTest.java:");
        assertThat(run.result("leavesAPool").findings())
                .filteredOn(finding -> finding.toString().contains(" started at "))
                .singleElement()
                .asString()
                .matches("NOTE threads: 3 threads, such as culprits-[1-3], were started at " + Pattern.quote(HERE)
                        + "\\$ThreadCases\\.leave\\(CulpritTest\\.java:\\d+\\).*");
    }
}
