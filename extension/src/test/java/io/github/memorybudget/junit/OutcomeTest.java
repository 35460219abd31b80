package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.memorybudget.junit.Run.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What becomes of a verdict: modes, known leaks, the test's own outcome, rehearsals, parallel suites. */
class OutcomeTest {

    /** Large enough never to grow within a body. */
    private static final List<Object> HELD = new ArrayList<>(1_000);

    @TempDir
    Path results;

    @BeforeEach
    void forget() {
        HELD.clear();
    }

    // Modes

    static class LeakCases {
        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaks() {
            HELD.add(java.nio.ByteBuffer.allocateDirect(1 << 20));
        }
    }

    @Test
    void recordWritesTheViolationDownAndWarns() throws Exception {
        Run[] run = new Run[1];
        List<String> warnings =
                Warnings.of(() -> run[0] = Run.of(results, LeakCases.class, "memoryBudget.mode", "record"));

        run[0].tests().assertStatistics(stats -> stats.succeeded(1));
        assertThat(run[0].result("leaks").answer()).isEqualTo("FAIL LEAK");
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("WARNING OutcomeTest$LeakCases.leaks() kept off the heap 1 MB, its budget is 64 KB (LEAK)");
    }

    @Test
    void offMeasuresNothing() {
        Run run = Run.of(results, LeakCases.class, "memoryBudget.mode", "off");

        run.tests().assertStatistics(stats -> stats.succeeded(1));
        assertThat(HELD).as("runs of the body").hasSize(1);
        assertThat(run.results("leaks"))
                .allSatisfy(line -> assertThat(line.answer()).isEqualTo("NOT_JUDGED"));
    }

    @Test
    void enforceIsTheDefault() {
        assertThat(Run.of(results, LeakCases.class).failureOf("leaks"))
                .get()
                .isInstanceOf(MemoryBudgetExceededError.class);
    }

    @Test
    void anUnwritableDirectoryIsWarnedOfAndTheTestGoesOn() throws Exception {
        Path file = Files.createFile(results.resolve("file"));
        Run[] run = new Run[1];
        List<String> warnings = Warnings.of(() -> run[0] = Run.of(file, PassCases.class));

        run[0].tests().assertStatistics(stats -> stats.succeeded(1));
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("WARNING Memory budget results can't be written to " + file + ": ")
                .endsWith("; set memoryBudget.resultsDirectory to a writable directory");
    }

    static class PassCases {
        @Test
        @MemoryBudget(allocated = "1 MB")
        void passes() {}
    }

    @Test
    void whatCantBeRecordedFailsTheTest() throws Exception {
        Path file = Files.createFile(results.resolve("file"));
        Run[] run = new Run[1];
        Warnings.of(() -> run[0] = Run.of(file, LeakCases.class, "memoryBudget.mode", "record"));

        assertThat(run[0].failureOf("leaks")).get().isInstanceOf(MemoryBudgetExceededError.class);
    }

    // The test's own outcome

    static class OwnOutcomeCases {
        @Test
        @MemoryBudget(allocated = "0 B")
        void fails() {
            throw new IllegalStateException("own failure");
        }

        @Test
        @MemoryBudget(allocated = "0 B")
        void aborts() {
            Assumptions.abort("not here");
        }

        @Test
        @Disabled
        @MemoryBudget(allocated = "0 B")
        void disabled() {}
    }

    static class BrokenFixtureCases {
        @BeforeEach
        void breaks() {
            throw new IllegalStateException("broken fixture");
        }

        @Test
        @MemoryBudget(allocated = "0 B")
        void neverRuns() {}
    }

    @Test
    void aFailedTestIsNotJudgedAndItsOwnFailureStands() {
        Run run = Run.of(results, OwnOutcomeCases.class);

        assertThat(run.failureOf("fails"))
                .get()
                .isExactlyInstanceOf(IllegalStateException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
        assertThat(run.result("fails").answer()).isEqualTo("NOT_JUDGED");
        assertThat(run.result("fails").text("reason"))
                .isEqualTo("the test failed: java.lang.IllegalStateException: own failure");
        assertThat(run.result("fails").at("metrics")).isEqualTo(java.util.Map.of());
    }

    @Test
    void anAbortedTestIsNotJudgedAndStaysAborted() {
        Run run = Run.of(results, OwnOutcomeCases.class);

        run.tests().assertStatistics(stats -> stats.failed(1).aborted(1).skipped(1));
        assertThat(run.result("aborts").text("reason"))
                .startsWith("the test was aborted: org.opentest4j.TestAbortedException: ")
                .endsWith("not here");
    }

    @Test
    void aDisabledTestWritesNothing() {
        assertThat(Run.of(results, OwnOutcomeCases.class).lines())
                .noneMatch(line -> "disabled".equals(line.at("method")));
    }

    @Test
    void aBrokenFixtureLeavesTheTestUnjudged() {
        Run run = Run.of(results, BrokenFixtureCases.class);

        assertThat(run.failureOf("neverRuns")).get().isExactlyInstanceOf(IllegalStateException.class);
        assertThat(run.results("neverRuns"))
                .extracting(Line::answer, line -> line.text("reason"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "NOT_JUDGED", "the test failed: java.lang.IllegalStateException: broken fixture"));
    }

    // Known leaks

    static class KnownCases {
        @Test
        @MemoryBudget(threads = 0, allocated = "0 B")
        @KnownLeak(issue = "SHOP-217", until = "2999-12-31", reason = "being replaced")
        void known() {
            HELD.add(new byte[84]);
        }

        @Test
        @MemoryBudget(allocated = "0 B")
        @KnownLeak(issue = "SHOP-218", until = "2020-01-31")
        void expired() {
            HELD.add(new byte[84]);
        }

        @Test
        @MemoryBudget(allocated = "0 B")
        @KnownLeak(issue = "SHOP-219", until = "2999-12-31", metrics = "retained")
        void otherMetric() {
            HELD.add(new byte[84]);
        }

        @Test
        @MemoryBudget(allocated = "0 B")
        @KnownLeak(issue = "SHOP-220", until = "2999-12-31", metrics = "allocated", fingerprint = "0123")
        void otherFingerprint() {
            HELD.add(new byte[84]);
        }

        @Test
        @MemoryBudget(allocated = "0 B")
        @KnownLeak(issue = "SHOP-221", until = "2999-12-31")
        void fixed() {}
    }

    @Test
    void aKnownLeakDoesNotFailUntilItsDay() {
        Run run = Run.of(results, KnownCases.class);

        assertThat(run.failureOf("known")).isEmpty();
        Line known = run.result("known");
        assertThat(known.answer()).isEqualTo("FAIL BLOAT");
        assertThat(known.at("known")).isEqualTo(true);
        assertThat(known.at("knownLeak"))
                .isEqualTo(java.util.Map.of("issue", "SHOP-217", "until", "2999-12-31", "reason", "being replaced"));
        assertThat(known.at("fixed")).isNull();
    }

    @Test
    void anExpiredOneFailsAndSaysSo() {
        Run run = Run.of(results, KnownCases.class);

        assertThat(run.failureOf("expired"))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("the known leak SHOP-218 was tolerated until 2020-01-31");
        assertThat(run.result("expired").at("known")).isEqualTo(false);
    }

    @Test
    void anotherViolationFails() {
        Run run = Run.of(results, KnownCases.class);

        assertThat(run.failureOf("otherMetric")).get().isInstanceOf(MemoryBudgetExceededError.class);
        assertThat(run.failureOf("otherFingerprint")).get().isInstanceOf(MemoryBudgetExceededError.class);
    }

    @Test
    void oneThatIsGoneIsFixed() {
        Run run = Run.of(results, KnownCases.class);

        assertThat(run.failureOf("fixed")).isEmpty();
        assertThat(run.result("fixed").answer()).isEqualTo("PASS HEALTHY");
        assertThat(run.result("fixed").at("fixed")).isEqualTo(true);
        assertThat(run.result("fixed").at("known")).isEqualTo(false);
    }

    // Rehearsals

    static final AtomicInteger OPENED = new AtomicInteger();
    static final AtomicInteger CLOSED = new AtomicInteger();
    static final List<String> PARAMETERS = new ArrayList<>();

    static class LifecycleCases {
        static Resource resource;

        static final class Resource {
            boolean open = true;
        }

        @BeforeAll
        static void open() {
            resource = new Resource();
            OPENED.incrementAndGet();
        }

        @AfterAll
        static void close() {
            resource.open = false;
            CLOSED.incrementAndGet();
        }

        @Test
        @org.junit.jupiter.api.Order(1)
        @MemoryBudget(allocated = "0 B")
        @ExtendWith(Parameters.class)
        void allocates(TestReporter reporter) {
            HELD.add(new byte[84]);
            reporter.publishEntry("run", "once");
        }

        @Test
        @org.junit.jupiter.api.Order(2)
        void needsTheResource(TestInfo info) {
            assertThat(resource.open).isTrue();
        }
    }

    static final class Parameters implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            PARAMETERS.add(context.getConfigurationParameter("own.key").orElse("lost"));
        }
    }

    @Test
    void aRehearsalLeavesTheRunAsItWouldHaveBeen() {
        OPENED.set(0);
        CLOSED.set(0);

        Run run = Run.of(
                results,
                LifecycleCases.class,
                "junit.jupiter.testmethod.order.default",
                "org.junit.jupiter.api.MethodOrderer$OrderAnnotation");

        assertThat(run.result("allocates").answer()).isEqualTo("FAIL BLOAT");
        assertThat(run.failureOf("needsTheResource")).isEmpty();
        int rehearsals = ((List<?>) run.result("allocates").at("metrics", "allocated", "runs")).size() - 1;
        assertThat(rehearsals).isEqualTo(3);
        assertThat(OPENED).hasValue(1 + rehearsals);
        assertThat(CLOSED).hasValue(1 + rehearsals);
        run.tests().assertStatistics(stats -> stats.started(2).reportingEntryPublished(1));
        assertThat(run.lines().stream().filter(line -> line.text("type").equals("started")))
                .hasSize(1);
    }

    @Test
    void aRehearsalGetsTheOuterRunsParameters() {
        PARAMETERS.clear();
        Launcher launcher = LauncherFactory.create();
        try {
            launcher.execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(LifecycleCases.class))
                    .configurationParameter("own.key", "handed on")
                    .configurationParameter("memoryBudget.resultsDirectory", results.toString())
                    .build());
        } finally {
            OuterRequest.rememberKeys(java.util.Set.of());
        }

        assertThat(PARAMETERS).hasSize(4).containsOnly("handed on");
    }

    static final AtomicInteger PORT = new AtomicInteger();

    /** A server on a port that only one can have. */
    static final class Server {
        boolean up = true;

        static Server start() {
            if (PORT.incrementAndGet() > 1) {
                throw new IllegalStateException("Address already in use");
            }
            return new Server();
        }

        void stop() {
            up = false;
            PORT.set(0);
        }
    }

    abstract static class ServerCases {
        static Server server;

        @Test
        @org.junit.jupiter.api.Order(1)
        @MemoryBudget(allocated = "0 B")
        void allocates() {
            HELD.add(new byte[84]);
        }

        @Test
        @org.junit.jupiter.api.Order(2)
        void needsTheServer() {
            assertThat(server.up).isTrue();
        }
    }

    static class OnePortCases extends ServerCases {
        @BeforeAll
        static void start() {
            server = Server.start();
        }

        @AfterAll
        static void stop() {
            server.stop();
        }
    }

    /** What opens and closes it works on an instance, of which a rehearsal has its own. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OnePortPerInstanceCases extends ServerCases {
        @BeforeAll
        void start() {
            server = Server.start();
        }

        @AfterAll
        void stop() {
            server.stop();
        }
    }

    private Line allocatesBesideOneThatNeedsTheServer(Class<? extends ServerCases> cases) {
        PORT.set(0);
        Run run = Run.of(
                results,
                cases,
                "junit.jupiter.testmethod.order.default",
                "org.junit.jupiter.api.MethodOrderer$OrderAnnotation");

        assertThat(run.failureOf("needsTheServer")).isEmpty();
        assertThat(PORT).hasValue(0);
        return run.result("allocates");
    }

    @Test
    void aRehearsalThatCannotOpenItsResourceUsesTheSuitesAndDoesNotCloseIt() {
        Line result = allocatesBesideOneThatNeedsTheServer(OnePortCases.class);

        assertThat(result.answer()).isEqualTo("FAIL BLOAT");
    }

    @Test
    void oneThatMustOpenItForItsInstanceIsNotJudgedAndDoesNotCloseTheSuites() {
        Line result = allocatesBesideOneThatNeedsTheServer(OnePortPerInstanceCases.class);

        assertThat(result.answer()).isEqualTo("INCONCLUSIVE");
        assertThat(result.text("reason")).contains("Address already in use");
    }

    static class InitializedFieldCases {
        static List<byte[]> kept = new ArrayList<>(1_000);
        static Object opened;

        @BeforeAll
        static void open() {
            opened = new Object();
        }

        @AfterAll
        static void close() {
            opened = null;
        }

        @Test
        @MemoryBudget(retained = "0 B")
        void keeps() {
            assertThat(opened).isNotNull();
            kept.add(new byte[984]);
        }
    }

    @Test
    void aRehearsalFindsWhatTheFieldsInitializerMade() {
        Run run = Run.of(results, InitializedFieldCases.class);

        assertThat(run.result("keeps").answer()).isEqualTo("FAIL LEAK");
        assertThat(run.result("keeps").number("metrics", "retained", "measured"))
                .isEqualTo(1_000);
        InitializedFieldCases.kept.clear();
    }

    /** Keeps something for the thread around each test, as Mockito's does. */
    static class SessionPerThread implements BeforeEachCallback, AfterEachCallback {
        private static final ThreadLocal<Object> SESSION = new ThreadLocal<>();

        @Override
        public void beforeEach(ExtensionContext context) {
            if (SESSION.get() != null) {
                throw new IllegalStateException("unfinished session");
            }
            SESSION.set("session");
        }

        @Override
        public void afterEach(ExtensionContext context) {
            SESSION.remove();
        }
    }

    @ExtendWith(SessionPerThread.class)
    static class SessionCases {
        private static Object sink;

        @Test
        @MemoryBudget(allocated = "1 KB")
        void allocates() {
            sink = new byte[100_000];
            sink = null;
        }
    }

    @Test
    void aTestThatCannotBeRunAgainOnItsThreadIsRehearsedOnAnother() {
        Line result = Run.of(results, SessionCases.class).result("allocates");

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL BLOAT");
        assertThat(result.number("metrics", "allocated", "measured")).isEqualTo(100_016);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("memory-budget-rehearsal") && thread.isAlive());
    }

    static class UnrepeatableCases {
        static final AtomicInteger RUNS = new AtomicInteger();

        @Test
        @MemoryBudget(allocated = "0 B")
        void onlyOnce() {
            HELD.add(new byte[84]);
            assertThat(RUNS.incrementAndGet()).isEqualTo(1);
        }
    }

    @Test
    void aRehearsalThatFailsMakesItInconclusive() {
        UnrepeatableCases.RUNS.set(0);
        Run run = Run.of(results, UnrepeatableCases.class);

        run.tests().assertStatistics(stats -> stats.succeeded(1));
        assertThat(run.result("onlyOnce").answer()).isEqualTo("INCONCLUSIVE");
        assertThat(run.result("onlyOnce").text("reason"))
                .contains("it could not be run again without first use: the rehearsal failed: onlyOnce() ended as"
                        + " FAILED: ");
    }

    // Parallel suites

    static final AtomicInteger RUNNING = new AtomicInteger();
    static final AtomicInteger MOST_WITH_BUDGETED = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();

    private static void runForAWhile(AtomicInteger most) throws InterruptedException {
        RUNNING.incrementAndGet();
        for (int i = 0; i < 20; i++) {
            most.accumulateAndGet(RUNNING.get(), Math::max);
            Thread.sleep(10);
        }
        RUNNING.decrementAndGet();
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelCases {
        @RepeatedTest(6)
        void plain() throws InterruptedException {
            runForAWhile(MOST);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelBudgetCases {
        @Test
        @MemoryBudget(retained = "1 MB")
        void budgeted() throws InterruptedException {
            runForAWhile(MOST_WITH_BUDGETED);
        }

        @Test
        @MemoryBudget(retained = "1 MB")
        void budgetedToo() throws InterruptedException {
            runForAWhile(MOST_WITH_BUDGETED);
        }
    }

    @Test
    void aBudgetedTestRunsAlone() {
        Run run = Run.of(
                results,
                List.of(ParallelCases.class, ParallelBudgetCases.class),
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                "4");

        run.tests().assertStatistics(stats -> stats.succeeded(8));
        assertThat(MOST.get()).as("the others do run at once").isGreaterThan(1);
        assertThat(MOST_WITH_BUDGETED).hasValue(1);
        assertThat(run.results()).extracting(Line::answer).containsExactly("PASS HEALTHY", "PASS HEALTHY");
    }

    // Without a build

    static class PlainCases {
        @Test
        void test() {}
    }

    private String printedBy(Class<?>... cases) throws IOException {
        RunSummary.take();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                    .configurationParameter("memoryBudget.resultsDirectory", results.toString());
            for (Class<?> each : cases) {
                request.selectors(selectClass(each));
            }
            LauncherFactory.create().execute(request.build());
        } finally {
            System.setOut(before);
            OuterRequest.rememberKeys(java.util.Set.of());
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRunWithoutABuildEndsWithASummary() throws IOException {
        assertThat(printedBy(KnownCases.class).lines())
                .hasSize(6)
                .startsWith("Memory budgets: 1 pass, 4 fail")
                .contains(
                        "  known         OutcomeTest$KnownCases.known() allocated 104 B, its budget is 0 B (BLOAT)",
                        "  FAIL          OutcomeTest$KnownCases.expired() allocated 104 B, its budget is 0 B (BLOAT)",
                        "  fixed         OutcomeTest$KnownCases.fixed() is fixed; take @KnownLeak away");
    }

    @Test
    void aRunWithoutBudgetsPrintsNothing() throws IOException {
        assertThat(printedBy(PlainCases.class)).isEmpty();
    }

    @Test
    void budgetsThatNoTestHonoursAreWarnedOf() throws Exception {
        List<String> warnings = Warnings.of(() -> printedBy(MisplacedCases.class));

        String place = MisplacedCases.class.getName();
        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "WARNING @MemoryBudget on " + place + ".hidden() has no effect: the method is private, and"
                                + " JUnit runs only methods that are neither private nor static",
                        "WARNING @MemoryBudget on " + place + ".shared() has no effect: the method is static, and"
                                + " JUnit runs only methods that are neither private nor static");
    }

    static class MisplacedCases {
        @MemoryBudget(retained = "1 KB")
        @SuppressWarnings("unused")
        private void hidden() {}

        @MemoryBudget(retained = "1 KB")
        static void shared() {}

        @Test
        void test() {}
    }
}
