package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.memorybudget.junit.Run.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test that is budgeted or surveyed is announced before its fixture, and has one result, whatever becomes of it. */
class AnnouncementTest {

    private static final List<String> SEEN = new ArrayList<>();
    private static Path written;

    @TempDir
    Path results;

    @BeforeEach
    void begin() {
        SEEN.clear();
        written = results;
    }

    /** The lines of a method's tests: type, number of the attempt, and when it started. */
    private static List<String> lines(List<Line> all, String method) {
        return all.stream()
                .filter(line -> method.equals(line.at("method")))
                .map(line -> line.text("type") + " " + line.at("attempt") + " " + line.text("startedAt"))
                .toList();
    }

    private static void assertAnnounced(List<Line> all, String method, String verdict, String reason) {
        List<String> lines = lines(all, method);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("started ");
        assertThat(lines.get(1)).isEqualTo(lines.get(0).replace("started", "result"));
        Line result = all.stream()
                .filter(line -> line.text("type").equals("result"))
                .filter(line -> line.text("method").equals(method))
                .findFirst()
                .orElseThrow();
        assertThat(result.text("verdict")).isEqualTo(verdict);
        assertThat(result.text("reason")).isEqualTo(reason);
    }

    /** Looks in its fixture what has been announced by then. */
    abstract static class LookingCases {
        @BeforeEach
        void look() {
            Run.read(written).stream()
                    .filter(line -> line.text("type").equals("started"))
                    .forEach(line -> SEEN.add(line.text("method")));
        }
    }

    static class Cases extends LookingCases {
        @Test
        @MemoryBudget(allocated = "1 MB")
        void measured() {}

        @Test
        @Disabled
        @MemoryBudget(allocated = "1 MB")
        void disabled() {}
    }

    @Test
    void aTestIsAnnouncedBeforeItsFixture() {
        Run run = Run.of(results, Cases.class);

        assertThat(SEEN).containsExactly("measured");
        assertAnnounced(run.lines(), "measured", "PASS", null);
        assertThat(lines(run.lines(), "disabled")).isEmpty();
    }

    static class BrokenFixtureCases {
        @BeforeEach
        void breaks() {
            throw new IllegalStateException("broken fixture");
        }

        @Test
        @MemoryBudget(allocated = "1 MB")
        void neverRuns() {}
    }

    @Test
    void aTestWhoseFixtureFailsWasAnnounced() {
        assertAnnounced(
                Run.of(results, BrokenFixtureCases.class).lines(),
                "neverRuns",
                "NOT_JUDGED",
                "the test failed: java.lang.IllegalStateException: broken fixture");
    }

    static final class Breaking implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            throw new IllegalStateException("broken extension");
        }
    }

    @ExtendWith(Breaking.class)
    static class BrokenExtensionCases {
        @Test
        @MemoryBudget(allocated = "1 MB")
        void neverRuns() {}
    }

    @Test
    void whereNothingCouldBeAnnouncedInTimeItIsMadeUpFor() {
        assertAnnounced(
                Run.of(results, BrokenExtensionCases.class).lines(),
                "neverRuns",
                "NOT_JUDGED",
                "the test failed: java.lang.IllegalStateException: broken extension");
    }

    static class DynamicCases {
        @TestFactory
        @MemoryBudget(allocated = "1 MB")
        Stream<DynamicTest> makes() {
            return Stream.of(dynamicTest("one", () -> {}));
        }

        @TestFactory
        @MemoryBudget(allocated = "1 MB")
        Stream<DynamicTest> makesOneThatFails() {
            return Stream.of(dynamicTest("fails", () -> {
                throw new IllegalStateException("own failure");
            }));
        }
    }

    @Test
    void aDynamicTestIsAnnouncedAndItsFactoryIsNot() {
        Run run = Run.of(results, DynamicCases.class);

        assertAnnounced(run.lines(), "makes", "PASS", null);
        assertAnnounced(
                run.lines(),
                "makesOneThatFails",
                "NOT_JUDGED",
                "the test failed: java.lang.IllegalStateException: own failure");
        assertThat(run.failureOf("fails")).get().isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereBudgetsAreOffTestsAreAnnouncedAndTheInstrumentsAreNotTried() {
        Run run = Run.of(results, List.of(Cases.class, DynamicCases.class), "memoryBudget.mode", "off");

        for (String method : List.of("measured", "makes", "makesOneThatFails")) {
            assertAnnounced(run.lines(), method, "NOT_JUDGED", "memoryBudget.mode is off");
        }
        assertThat(run.lines().get(0).text("type")).isEqualTo("jvm");
        assertThat(run.lines().get(0).members()).doesNotContainKey("control");
        assertThat(run.failureOf("fails")).get().isExactlyInstanceOf(IllegalStateException.class);
    }

    static class SurveyedCases extends LookingCases {
        @Test
        void surveyed() {}

        @ParameterizedTest
        @ValueSource(ints = 1)
        @MemoryBudget(allocated = "1 MB")
        void budgetedToo(int number) {}
    }

    @Test
    void aSurveyedTestIsAnnouncedOnceToo() {
        Launched run = Launched.of(results, List.of(SurveyedCases.class), Map.of("memoryBudget.survey", "true"));

        assertThat(SEEN).contains("surveyed", "budgetedToo");
        assertAnnounced(run.lines(), "surveyed", "PASS", null);
        assertAnnounced(run.lines(), "budgetedToo", "PASS", null);
    }
}
