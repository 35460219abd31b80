package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.memorybudget.junit.Run.Line;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Where budgets may stand, which of them wins, and what is said of a malformed one. */
class DeclarationTest {

    private static final String HERE = DeclarationTest.class.getName();
    private static final AtomicInteger FIXTURES = new AtomicInteger();

    private static Object sink;

    @TempDir
    Path results;

    @AfterEach
    @BeforeEach
    void forgetTheFixtures() {
        FIXTURES.set(0);
    }

    private static Object budgetOf(Line result, String metric) {
        return result.at("metrics", metric, "budget");
    }

    // Kinds of tests

    @MemoryBudget(allocated = "1 KB")
    static class KindCases {

        @RepeatedTest(2)
        void repeated() {
            sink = new byte[84];
        }

        @ParameterizedTest
        @ValueSource(ints = {984, 1984})
        void parameterized(int length) {
            sink = new byte[length];
        }

        @TestFactory
        Stream<DynamicTest> dynamic() {
            sink = new byte[1 << 16];
            return Stream.of(
                    DynamicTest.dynamicTest("small", () -> sink = new byte[84]),
                    DynamicTest.dynamicTest("large", () -> sink = new byte[1 << 16]));
        }

        @Nested
        class Inner {
            @Test
            void nested() {
                sink = new byte[1 << 16];
            }
        }
    }

    @Test
    void repetitionsAreTestsOfTheirOwn() {
        Run run = Run.of(results, KindCases.class);

        assertThat(run.results("repeated"))
                .extracting(line -> line.text("displayName"), Line::answer)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("repetition 1 of 2", "PASS HEALTHY"),
                        org.assertj.core.groups.Tuple.tuple("repetition 2 of 2", "PASS HEALTHY"));
        assertThat(run.results("repeated"))
                .extracting(line -> line.number("metrics", "allocated", "measured"))
                .containsExactly(104L, 104L);
    }

    @Test
    void invocationsWithArgumentsAreTestsOfTheirOwn() {
        Run run = Run.of(results, KindCases.class);

        assertThat(run.results("parameterized")).extracting(Line::answer).containsExactly("PASS HEALTHY", "FAIL BLOAT");
        assertThat(run.results("parameterized").get(1).at("parameterTypes")).isEqualTo(List.of("int"));
        assertThat(run.failureOf("[1]")).isEmpty();
        assertThat(run.failureOf("[2]")).get().isInstanceOf(MemoryBudgetExceededError.class);
    }

    @Test
    void dynamicTestsAreJudgedAndTheirFactoryIsNot() {
        Run run = Run.of(results, KindCases.class);

        assertThat(run.results("dynamic"))
                .extracting(line -> line.text("displayName"), Line::answer)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("small", "PASS HEALTHY"),
                        org.assertj.core.groups.Tuple.tuple("large", "FAIL BLOAT"));
        assertThat(run.failureOf("large")).get().isInstanceOf(MemoryBudgetExceededError.class);
    }

    @Test
    void nestedTestsInheritFromTheEnclosingClass() {
        Run run = Run.of(results, KindCases.class);

        assertThat(run.result("nested").answer()).isEqualTo("FAIL BLOAT");
        assertThat(run.result("nested").text("class")).isEqualTo(KindCases.Inner.class.getName());
    }

    // Which level wins

    @MemoryBudget(retained = "1 MB", threads = 9)
    interface Contract {
        @Test
        @MemoryBudget(allocated = "2 MB")
        default void ofInterface() {}

        @Test
        @MemoryBudget(allocated = "3 MB")
        default void overridden() {}
    }

    @MemoryBudget(retained = "4 MB", offHeap = "5 MB")
    static class SuperCases {
        @Test
        @MemoryBudget(allocated = "6 MB")
        void inherited() {}

        @Test
        @MemoryBudget(allocated = "7 MB")
        void redefined() {}
    }

    @MemoryBudget(retained = "8 MB")
    static class LevelCases extends SuperCases implements Contract {
        @Test
        @Override
        public void overridden() {}

        @Test
        @Override
        @MemoryBudget(retained = "9 MB")
        void redefined() {}

        @Test
        @MemoryBudget(retained = "none", offHeap = "none", threads = 1)
        void lifted() {}
    }

    interface GenericContract<T> {
        @MemoryBudget(allocated = "3 MB")
        void takes(T value);
    }

    @MemoryBudget(retained = "1 MB")
    static class GenericCases implements GenericContract<String> {
        @ParameterizedTest
        @ValueSource(strings = "x")
        @Override
        public void takes(String value) {
            assertThat(value).isEqualTo("x");
        }
    }

    @Test
    void aMethodOfAGenericInterfaceSpeaksForWhatImplementsIt() {
        assertThat(budgetOf(Run.of(results, GenericCases.class).result("takes"), "allocated"))
                .isEqualTo(3 * MB);
    }

    private static final long MB = 1 << 20;

    @Test
    void theNearestLevelThatSetsAnAttributeWins() {
        Run run = Run.of(results, LevelCases.class);

        run.tests().assertStatistics(stats -> stats.succeeded(5).failed(0));
        Line inherited = run.result("inherited");
        assertThat(budgetOf(inherited, "allocated")).isEqualTo(6 * MB);
        assertThat(budgetOf(inherited, "retained")).isEqualTo(8 * MB);
        assertThat(budgetOf(inherited, "offHeap")).isEqualTo(5 * MB);
        assertThat(budgetOf(inherited, "threads")).isEqualTo(9L);
        Line redefined = run.result("redefined");
        assertThat(budgetOf(redefined, "retained")).isEqualTo(9 * MB);
        assertThat(budgetOf(redefined, "allocated")).isEqualTo(7 * MB);
        assertThat(budgetOf(run.result("ofInterface"), "allocated")).isEqualTo(2 * MB);
        assertThat(budgetOf(run.result("ofInterface"), "retained")).isEqualTo(8 * MB);
        assertThat(budgetOf(run.result("overridden"), "allocated")).isEqualTo(3 * MB);
    }

    @Test
    void noneLiftsAnInheritedBudget() {
        Line lifted = Run.of(results, LevelCases.class).result("lifted");

        assertThat(lifted.at("metrics", "retained")).isNull();
        assertThat(lifted.at("metrics", "offHeap")).isNull();
        assertThat(budgetOf(lifted, "threads")).isEqualTo(1L);
    }

    // Meta-annotations

    @Retention(RetentionPolicy.RUNTIME)
    @MemoryBudget(retained = "1 MB", allocated = "2 MB")
    @interface Frugal {}

    @Retention(RetentionPolicy.RUNTIME)
    @Frugal
    @interface Deep {}

    @Retention(RetentionPolicy.RUNTIME)
    @MemoryBudget(retained = "3 MB", threads = 0)
    @interface Other {}

    static class MetaCases {
        @Test
        @Deep
        void deep() {}

        @Test
        @Frugal
        @MemoryBudget(retained = "4 MB")
        void direct() {}

        @Test
        @Frugal
        @Other
        void disagreeing() {}

        @Test
        @Frugal
        @Other
        @MemoryBudget(retained = "none")
        void decided() {}
    }

    @Test
    void metaAnnotationsAreBudgetsAndDirectOnesBeatThem() {
        Run run = Run.of(results, MetaCases.class);

        assertThat(budgetOf(run.result("deep"), "retained")).isEqualTo(MB);
        assertThat(budgetOf(run.result("deep"), "allocated")).isEqualTo(2 * MB);
        assertThat(budgetOf(run.result("direct"), "retained")).isEqualTo(4 * MB);
        assertThat(budgetOf(run.result("direct"), "allocated")).isEqualTo(2 * MB);
        assertThat(run.result("decided").at("metrics", "retained")).isNull();
        assertThat(budgetOf(run.result("decided"), "threads")).isEqualTo(0L);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @MemoryBudget(footprint = "1 KB")
    @interface SmallField {}

    @Retention(RetentionPolicy.RUNTIME)
    @MemoryBudget(footprint = "1 MB")
    @interface LargeField {}

    static class MetaFieldCases {
        @SmallField
        @LargeField
        Object field = "";

        @Test
        void test() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @KnownLeak(issue = "X-1", until = "2999-12-31")
    @interface KnownHere {}

    @Retention(RetentionPolicy.RUNTIME)
    @KnownLeak(issue = "X-2", until = "2020-12-31")
    @interface KnownThere {}

    static class MetaLeakCases {
        @Test
        @KnownHere
        @KnownThere
        @MemoryBudget(retained = "1 KB")
        void test() {}
    }

    @Test
    void soAreThoseOnAFieldAndForAKnownLeak() {
        assertThat(Run.of(results, MetaFieldCases.class).failureOf("test").orElseThrow())
                .hasMessageContaining("attribute \"footprint\": they disagree: \"1 KB\" and \"1 MB\"");
        assertThat(Run.of(results, MetaLeakCases.class).failureOf("test").orElseThrow())
                .hasMessageContaining("attribute \"issue\": they disagree: \"X-1\" and \"X-2\"");
    }

    @Test
    void metaAnnotationsThatDisagreeAreAnError() {
        Run run = Run.of(results, MetaCases.class);

        assertThat(run.failureOf("disagreeing").orElseThrow())
                .hasMessageContaining("@MemoryBudget on @" + HERE + "$Frugal, which stands on method " + HERE
                        + "$MetaCases.disagreeing() and @MemoryBudget on @" + HERE + "$Other, which stands on method "
                        + HERE + "$MetaCases.disagreeing(), attribute \"retained\": they disagree: \"1 MB\" and"
                        + " \"3 MB\"; set it on the element itself to decide");
        assertThat(run.results("disagreeing")).isEmpty();
    }

    // Defaults by settings

    static class DefaultCases {
        @Test
        @MemoryBudget
        void annotated() {}

        @Test
        @MemoryBudget(allocated = "none", threads = 3)
        void own() {}

        @Test
        void plain() {}
    }

    @Test
    void settingsGiveTheDefaultsOfAnnotatedTests() {
        Run run = Run.of(
                results,
                DefaultCases.class,
                "memoryBudget.default.retained",
                "1 MB",
                "memoryBudget.default.allocated",
                "2 MB",
                "memoryBudget.default.threads",
                "4");

        assertThat(budgetOf(run.result("annotated"), "retained")).isEqualTo(MB);
        assertThat(budgetOf(run.result("annotated"), "allocated")).isEqualTo(2 * MB);
        assertThat(budgetOf(run.result("annotated"), "threads")).isEqualTo(4L);
        assertThat(budgetOf(run.result("own"), "allocated")).isNull();
        assertThat(budgetOf(run.result("own"), "threads")).isEqualTo(3L);
        assertThat(run.results("plain")).isEmpty();
    }

    // Malformed ones

    static class MalformedCases {

        @BeforeEach
        void fixture() {
            FIXTURES.incrementAndGet();
        }

        @Test
        @MemoryBudget(retained = "64 kb")
        void size() {}

        @Test
        @MemoryBudget(threads = -2)
        void threads() {}

        @Test
        @MemoryBudget(rehearsals = -7, retained = "1 MB")
        void rehearsals() {}

        @Test
        @MemoryBudget(retained = "1 MB")
        @KnownLeak(issue = "X-1", until = "31.12.2027")
        void date() {}

        @Test
        @MemoryBudget(retained = "1 MB")
        @KnownLeak(issue = " ", until = "2027-12-31")
        void issue() {}

        @Test
        @MemoryBudget(retained = "1 MB")
        @KnownLeak(issue = "X-1", until = "2027-12-31", metrics = "retain")
        void metric() {}

        @Test
        @MemoryBudget(retained = "1 MB")
        void fine() {}
    }

    @Test
    void aMalformedBudgetFailsItsTestBeforeTheFixtureAndNoOther() {
        Run run = Run.of(results, MalformedCases.class);

        run.tests().assertStatistics(stats -> stats.failed(6).succeeded(1));
        assertThat(FIXTURES).hasValue(1);
        assertThat(run.results()).hasSize(1);
        assertThat(run.result("fine").answer()).isEqualTo("PASS HEALTHY");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "size | @MemoryBudget | retained | \"64 kb\" is not a size; write a number and a unit, such as \"0 B\","
                        + " \"64 KB\", \"1.5 MB\" or \"2 GiB\", or \"none\"",
                "threads | @MemoryBudget | threads | -2 is negative; write a whole number, 0 or more",
                "rehearsals | @MemoryBudget | rehearsals | -7 is negative; write a whole number, 0 or more",
                "date | @KnownLeak | until | \"31.12.2027\" is not a date; write it as \"2027-03-31\"",
                "issue | @KnownLeak | issue | \" \" names no issue; write where the leak is tracked",
                "metric | @KnownLeak | metrics | \"retain\" is not a metric; the metrics are retained, allocated, peak,"
                        + " offHeap, threads and footprint"
            })
    void theErrorNamesPlaceTextAndForm(String method, String annotation, String attribute, String problem) {
        Throwable failure =
                Run.of(results, MalformedCases.class).failureOf(method + "()").orElseThrow();

        assertThat(rootOf(failure))
                .isInstanceOf(BudgetDeclarationException.class)
                .hasMessage(annotation + " on method " + HERE + "$MalformedCases." + method + "(), attribute \""
                        + attribute + "\": " + problem);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof BudgetDeclarationException)) {
            root = root.getCause();
        }
        return root;
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(
            delimiter = '|',
            value = {
                "mode | loud | enforce, record or off",
                "default.retained | much | a size or none",
                "default.threads | -1 | a whole number, 0 or more",
                "default.threads | two | a whole number, 0 or more",
                "failOnUnprovenPeak | perhaps | true or false",
                "failOnInconclusive | 1 | true or false",
                "rehearsalTimeout | soon | a duration such as 30 s, 500 ms or 2 min",
                "default.firstUse | NEVER | COUNT_OWN, COUNT_ALL or IGNORE",
                "heapDumps | always | never or onFailure"
            })
    void aMalformedSettingFailsTheTestBeforeItsFixture(String key, String value, String form) {
        Run run = Run.of(results, SettingCases.class, "memoryBudget." + key, value);

        assertThat(run.failureOf("test").orElseThrow())
                .hasStackTraceContaining(
                        "The setting \"memoryBudget." + key + "\" is \"" + value + "\"; write " + form);
        assertThat(FIXTURES).as("that of the plain test").hasValue(1);
        assertThat(run.failureOf("plain")).isEmpty();
        assertThat(run.lines()).isEmpty();
    }

    static class SettingCases {
        @BeforeEach
        void fixture() {
            FIXTURES.incrementAndGet();
        }

        @Test
        @MemoryBudget(allocated = "1 MB")
        void test() {}

        @Test
        void plain() {}
    }

    @Test
    void anUnknownConfigurationParameterIsAnErrorThatNamesTheNearest() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(SettingCases.class))
                .configurationParameter("memoryBudget.resultDirectory", "x")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try {
            LauncherFactory.create().execute(request, listener);
        } finally {
            OuterRequest.rememberKeys(java.util.Set.of());
        }

        assertThat(listener.getSummary().getTestsFailedCount()).isEqualTo(1);
        assertThat(listener.getSummary().getTestsSucceededCount()).isEqualTo(1);
        assertThat(listener.getSummary().getFailures().get(0).getException())
                .hasStackTraceContaining("Unknown setting \"memoryBudget.resultDirectory\"; the nearest known one is"
                        + " \"memoryBudget.resultsDirectory\"");
        assertThat(FIXTURES).as("that of the plain test").hasValue(1);
    }

    @Test
    void anUnknownSystemPropertyIsAnErrorToo() {
        System.setProperty("memoryBudget.default.retaned", "1 KB");
        try {
            assertThat(Run.of(results, SettingCases.class).failureOf("test()").orElseThrow())
                    .hasStackTraceContaining("the nearest known one is \"memoryBudget.default.retained\"");
        } finally {
            System.clearProperty("memoryBudget.default.retaned");
        }
    }
}
