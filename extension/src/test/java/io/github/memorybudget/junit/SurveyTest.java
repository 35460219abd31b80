package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.memorybudget.junit.Run.Line;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult.Status;

/** What one switch measures of tests that have no budget, and of their classes. */
class SurveyTest {

    private static final long MB = 1 << 20;
    private static final long ARRAY_HEADER = 16;

    /**
     * What JUnit keeps of a class and its tests is part of a class's figure, and what Surefire's threads keep may be part
     * of any.
     */
    private static final long BOOKKEEPING = 16 << 10;

    /** Large enough never to grow within a body. */
    private static final List<Object> HELD = new ArrayList<>(1_000);

    private static final List<String> SEEN = new ArrayList<>();

    @TempDir
    Path results;

    @BeforeEach
    @AfterEach
    void forget() {
        HELD.clear();
        SEEN.clear();
    }

    private Launched survey(List<Class<?>> cases, String... parameters) {
        Map<String, String> all = new HashMap<>(Map.of("memoryBudget.survey", "true"));
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return Launched.of(results, cases, all);
    }

    /** Is in this module's services, as a library's extension is in its own; only its user may switch it on. */
    public static final class Foreign implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            SEEN.add("foreign extension");
        }
    }

    static class ManyKinds {

        @Test
        void keepsNothing() {}

        @Test
        void keeps() {
            HELD.add(new byte[(int) MB]);
        }

        @RepeatedTest(3)
        void repeated() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterized(int number) {}

        @TestFactory
        Stream<DynamicTest> dynamic() {
            return Stream.of(dynamicTest("a", () -> {}), dynamicTest("b", () -> HELD.add(new byte[(int) MB])));
        }

        @Test
        @Disabled
        void disabled() {}

        @Test
        void fails() {
            Assertions.fail("on purpose");
        }

        @Test
        @MemoryBudget(allocated = "1 MB")
        void budgeted() {}

        @Nested
        class Inner {
            @Test
            void inner() {}
        }
    }

    @Test
    void everyTestHasOneColdResultAndItsOwnOutcome() {
        Launched run = survey(List.of(ManyKinds.class));

        assertThat(run.ofType("result").stream().map(line -> line.text("uniqueId")))
                .containsExactlyInAnyOrderElementsOf(run.outcomes().keySet())
                .hasSize(12);
        assertThat(run.outcomes().entrySet())
                .allSatisfy(outcome -> assertThat(outcome.getValue().getStatus())
                        .isEqualTo(outcome.getKey().contains("fails") ? Status.FAILED : Status.SUCCESSFUL));
        assertThat(run.ofType("result"))
                .allSatisfy(line -> assertThat(line.answer())
                        .isEqualTo(line.text("method").equals("fails") ? "NOT_JUDGED" : "PASS HEALTHY"));
        Line keeps = run.result("keeps");
        assertThat(keeps.number("metrics", "retained", "measured")).isBetween(MB, MB + BOOKKEEPING);
        assertThat(keeps.text("metrics", "retained", "basis")).isEqualTo("cold");
        assertThat(keeps.at("metrics", "retained", "budget")).isNull();
        assertThat(keeps.number("metrics", "allocated", "measured")).isEqualTo(MB + ARRAY_HEADER);
        assertThat(keeps.number("metrics", "peak", "upper")).isGreaterThanOrEqualTo(MB);
        assertThat(keeps.number("metrics", "offHeap", "measured")).isZero();
        assertThat(keeps.number("metrics", "threads", "measured")).isZero();
        assertThat(run.result("keepsNothing").number("metrics", "retained", "measured"))
                .isBetween(-BOOKKEEPING, BOOKKEEPING);
        assertThat(run.out()).contains("Memory survey: 10 tests in 2 classes", "SurveyTest$ManyKinds");
    }

    @Test
    void whereOthersCantBeKeptOutNothingIsSwitchedOn() throws Exception {
        List<String> warnings = Warnings.of(() -> {
            Launched run = survey(List.of(ManyKinds.class), Settings.PARALLEL, "true");

            assertThat(run.ofType("result").stream().map(line -> line.text("method")))
                    .containsExactly("budgeted");
        });

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("WARNING The survey reaches only tests with a budget: JUnit before 5.12 would register "
                        + Foreign.class.getName() + " too");
        assertThat(SEEN).isEmpty();
    }

    static class Leaving {
        @BeforeAll
        static void open() {
            HELD.add(new byte[2 * (int) MB]);
            HELD.add(ByteBuffer.allocateDirect((int) MB));
        }

        @Test
        void keepsNothing() {}
    }

    static class Tidy {
        private static Object resource;

        @BeforeAll
        static void open() {
            resource = new byte[2 * (int) MB];
        }

        @AfterAll
        static void close() {
            resource = null;
        }

        @Test
        void keepsNothing() {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedInstance {
        private final List<Object> own = new ArrayList<>();

        @Test
        void keepsInItsInstance() {
            own.add(new byte[2 * (int) MB]);
        }
    }

    @Test
    void classesSayWhatTheyLeftBehind() {
        Launched run = survey(List.of(Tidy.class, Leaving.class, SharedInstance.class));

        Line leaving = run.leftBy(Leaving.class);
        assertThat(leaving.number("metrics", "retained", "measured")).isBetween(2 * MB, 2 * MB + BOOKKEEPING);
        assertThat(leaving.text("metrics", "retained", "basis")).isEqualTo("cold");
        assertThat(leaving.number("metrics", "offHeap", "measured")).isEqualTo(MB);
        assertThat(leaving.at("growth")).asString().startsWith("[{class=byte[]");
        for (Class<?> tidy : List.of(Tidy.class, SharedInstance.class)) {
            assertThat(run.leftBy(tidy).number("metrics", "retained", "measured"))
                    .as(tidy.getSimpleName())
                    .isBetween(-BOOKKEEPING, BOOKKEEPING);
        }
        assertThat(run.result("keepsInItsInstance").number("metrics", "retained", "measured"))
                .isGreaterThan(2 * MB);
    }

    static class Watchful {
        @Test
        void watches() {
            SEEN.add(System.getProperty(AutoRegistration.ENABLED) + " " + System.getProperty(AutoRegistration.INCLUDE)
                    + " " + Thread.currentThread().getContextClassLoader());
        }
    }

    @Test
    void nothingOfTheSwitchIsSeenByTestsAndNobodyElseIsSwitchedOn() {
        Launched run = survey(List.of(Watchful.class));

        assertThat(run.results("watches")).hasSize(1);
        assertThat(SEEN).containsExactly("null null " + Thread.currentThread().getContextClassLoader());
        assertThat(System.getProperty(AutoRegistration.ENABLED)).isNull();
    }

    @Test
    void whatTheUserSwitchedOnStaysOn() {
        Launched run = survey(List.of(Watchful.class), AutoRegistration.ENABLED, "true");

        assertThat(run.results("watches")).hasSize(1);
        assertThat(SEEN).hasSize(2).contains("foreign extension");
    }

    @Test
    void withoutTheSwitchOnlyBudgetedTestsAreMeasured() {
        Launched run =
                survey(List.of(ManyKinds.class), "memoryBudget.survey", "false", AutoRegistration.ENABLED, "true");

        assertThat(run.ofType("result").stream().map(line -> line.text("method")))
                .containsExactly("budgeted");
        assertThat(run.ofType("class")).isEmpty();
    }

    @Test
    void offIsOffForASurveyToo() {
        Launched run = survey(List.of(Tidy.class), "memoryBudget.mode", "off");

        assertThat(run.lines()).isEmpty();
    }

    @Test
    void inParallelOnlyAllocationIsMeasuredAndTheResultSaysSo() {
        Launched run = survey(
                List.of(Leaving.class),
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.extensions.autodetection.enabled",
                "true");

        Line line = run.result("keepsNothing");
        assertThat(line.number("metrics", "allocated", "measured")).isZero();
        assertThat(line.at("metrics", "retained")).isNull();
        assertThat(line.findings())
                .containsExactly("NOTE retained: only allocation was measured, because tests run in parallel"
                        + " (junit.jupiter.execution.parallel.enabled)");
        assertThat(run.ofType("class")).isEmpty();
    }

    @Test
    void whatIsOnlySurveyedIsRunOnce() {
        Launched run = survey(List.of(CountingRuns.class), "memoryBudget.measureWarm", "true");

        assertThat(SEEN).containsExactly("body");
        assertThat(run.result("counts").text("metrics", "retained", "basis")).isEqualTo("cold");
    }

    static class CountingRuns {
        @Test
        void counts() {
            SEEN.add("body");
            HELD.add(new byte[(int) MB]);
        }

        @AfterEach
        void tidy() {
            HELD.clear();
        }
    }

    interface Contract {
        @MemoryBudget(allocated = "1 KB", retained = "1 KB")
        void implemented();
    }

    static class Implementing implements Contract {
        @Override
        @Test
        public void implemented() {
            HELD.add(new byte[(int) MB]);
        }

        @Test
        void another() {}
    }

    @Test
    void aBudgetOnAnInterfaceMethodAloneStandsForTheTestThatImplementsIt() {
        Launched run = survey(List.of(Implementing.class), "memoryBudget.survey", "false");

        assertThat(run.ofType("result")).hasSize(1);
        Line line = run.result("implemented");
        assertThat(line.answer()).isEqualTo("FAIL LEAK");
        assertThat(line.text("metrics", "retained", "basis")).isEqualTo("warm");
        assertThat(run.outcomes().values().stream().map(outcome -> outcome.getStatus()))
                .containsExactlyInAnyOrder(Status.FAILED, Status.SUCCESSFUL);
        assertThat(SEEN).isEmpty();
    }

    interface AllButAllocated {
        @MemoryBudget(retained = "1 KB", peak = "1 KB", offHeap = "1 KB", threads = 0, allocated = "2 MB")
        void implemented();
    }

    static class BesideOthers implements AllButAllocated {
        @Override
        @Test
        public void implemented() {
            HELD.add(new byte[(int) MB]);
        }
    }

    @ResourceLock(Resources.GLOBAL)
    static class Alone extends BesideOthers {}

    static class AllocatingBesideOthers implements Contract {
        @Override
        @Test
        public void implemented() {
            HELD.add(new byte[(int) MB]);
        }
    }

    private Line implementedInParallel(Class<?> cases, String... parameters) {
        List<String> all = new ArrayList<>(List.of(Settings.PARALLEL, "true", AutoRegistration.ENABLED, "true"));
        all.addAll(List.of(parameters));
        return survey(List.of(cases), all.toArray(String[]::new)).result("implemented");
    }

    @Test
    void whereOthersMayRunAtTheSameTimeOnlyAllocationIsJudged() {
        for (String survey : List.of("false", "true")) {
            Line line = implementedInParallel(
                    BesideOthers.class, "memoryBudget.survey", survey, "memoryBudget.measureWarm", "true");

            assertThat(line.answer()).isEqualTo("INCONCLUSIVE");
            for (String metric : List.of("retained", "peak", "offHeap", "threads")) {
                assertThat(line.text("reason"))
                        .contains(metric + ": other tests may have run at the same time"
                                + " (junit.jupiter.execution.parallel.enabled), since JUnit takes no lock for a budget on"
                                + " an overridden or implemented method; put @MemoryBudget or"
                                + " @ResourceLock(Resources.GLOBAL) on the test method itself or its class");
                assertThat(line.at("metrics", metric, "measured")).isNull();
            }
            assertThat(line.number("metrics", "allocated", "measured")).isEqualTo(MB + ARRAY_HEADER);
            results = results.resolve("surveyed");
        }
    }

    @Test
    void allocationIsJudgedBesideOthersToo() {
        Line line = implementedInParallel(AllocatingBesideOthers.class, "memoryBudget.survey", "false");

        assertThat(line.answer()).isEqualTo("FAIL BLOAT");
    }

    @Test
    void aTestThatHoldsTheLockItselfIsJudgedByAll() {
        Line line = implementedInParallel(Alone.class, "memoryBudget.survey", "false");

        assertThat(line.answer()).isEqualTo("FAIL LEAK");
        assertThat(line.number("metrics", "retained", "measured")).isEqualTo(MB + ARRAY_HEADER);
    }
}
