package io.github.memorybudget.report.render.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {

    @Test
    void saysAtOnceWhatLeaksHowMuchAndWhy() {
        assertThat(ConsoleSummary.render(SampleReport.of(Samples.leak(), Samples.healthy())))
                .containsExactly(
                        "Memory budget: 1 of 2 tests is over budget",
                        "  1 over budget (1 LEAK), 1 healthy",
                        "  LEAK  CatalogTest.loads()",
                        "      retained  2,097,176 B, budget 65,536 B, over by 2,031,640 B (32x)",
                        "          over in 4 of 4 runs, 14,824 B of first use not counted",
                        "      grew  +2,000 byte[], +2,080,000 B a run",
                        "      held by  static com.acme.Catalog.CACHE -> java.util.HashMap[*] -> com.acme.Product"
                                + " (2.0 MB in 6,000",
                        "          objects)",
                        "      allocated at  com.acme.Catalog.load(Catalog.java:41)");
    }

    @Test
    void countsHealthyTestsAndListsNone() {
        assertThat(ConsoleSummary.render(SampleReport.of(Samples.healthy())))
                .containsExactly("Memory budget: 1 test within budget", "  1 healthy");
    }

    @Test
    void namesEveryOtherOutcome() {
        assertThat(String.join("\n", ConsoleSummary.render(SampleReport.withEverything())))
                .contains(
                        "SPIKE CatalogTest.parsesTheWholeFile()",
                        "BLOAT CatalogTest.rendersEachRow()",
                        "KNOWN LEAK CatalogTest.subscribes()",
                        "known leak https://tracker.example/SHOP-217 (until 2027-03-31): the bus is being replaced",
                        "INCONCLUSIVE CatalogTest.runsInParallel()",
                        "NOTE  CatalogTest.formatsDates()",
                        "NOT JUDGED CatalogTest.fails()",
                        "LOST  CatalogTest.halts()\n      the JVM (pid 4711) died during this test; it has no result",
                        "UNREADABLE\n      ");
    }

    @Test
    void staysWithinItsWidthAndPlainWhateverNamesHold() {
        for (String hostile : List.of("\u001b[2J", "a\nb", "x".repeat(5_000), "\u202e", "é\ud800")) {
            assertThat(ConsoleSummary.render(Hostile.report(hostile)))
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(ConsoleSummary.WIDTH))
                    .noneMatch(line -> line.chars().anyMatch(Character::isISOControl))
                    .noneMatch(line -> line.contains("\u202e"));
        }
    }

    @Test
    void wrapsAtSpacesAndCutsWhatTakesTooManyLines() {
        assertThat(Wrapping.wrap("aaaa bbbb cccc", 9, " ")).containsExactly("aaaa bbbb", " cccc");
        assertThat(Wrapping.wrap("aaaa", 4, " ")).containsExactly("aaaa");
        assertThat(Wrapping.wrap("x".repeat(1_000), 10, " "))
                .hasSize(5)
                .allMatch(line -> line.length() <= 10)
                .last()
                .isEqualTo(" xxxxxx...");
    }

    @Test
    void doesNotFloodTheConsole() {
        TestResult[] many = IntStream.range(0, 500)
                .mapToObj(i -> Samples.leak(Samples.named("t" + i), 1))
                .toArray(TestResult[]::new);

        assertThat(ConsoleSummary.render(SampleReport.of(many)))
                .hasSizeLessThan(200)
                .contains("  and 480 more that are over budget");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(ConsoleSummary.render(new Report("", List.of(), List.of(), List.of())))
                .containsExactly("Memory budget: no test with a memory budget ran");
    }
}
