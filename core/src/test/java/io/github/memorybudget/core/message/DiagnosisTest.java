package io.github.memorybudget.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

    private static final String GOLDEN = """
            CatalogTest.loads() retained 2.0 MB, its budget is 64 KB (LEAK)

              retained         2,097,176 B   budget 65,536 B           over by 2,031,640 B   kept in 4 of 4 runs
              allocated        4,300,000 B   no budget
              peak         2.0 MB – 3.2 MB   budget 8,388,608 B        ok
              off heap             4,096 B   budget 0 B                over by 4,096 B
              threads                    2   budget 0                  pool-1, pool-2
              footprint          100,320 B   budget 4,194,304 B        ok   field cache
              footprint            unknown   budget 1 B                can't be judged   field gone
              note: allocated: threads that were there before

            What grew, per run
                 +2,000  byte[]                      +2,080,000 B
                 +2,000  java.util.HashMap$Node         +64,000 B

            What holds it: 2.0 MB in 6,000 objects
              GC root: static field
              ↓ static com.acme.Catalog.CACHE
              ↓ java.util.HashMap[*]
              ╰→ com.acme.Product
              Fingerprint 3f2a9c1b

            Where it was allocated
              com.acme.Catalog.load(Catalog.java:41)  3.8 MB of byte[]
              unknown  1 KB of char[]

            Keep the heap dump: -DmemoryBudget.heapDumps=onFailure
            Run it alone: mvn test -Dtest='CatalogTest#loads'""";

    private static TestResult result(
            String className,
            Verdict verdict,
            MemoryPattern pattern,
            Figures figures,
            List<Finding> findings,
            List<ClassGrowth> growth,
            List<LeakTrace> traces,
            List<AllocationSite> sites,
            String reason) {
        return new TestResult(
                new TestIdentity(className, "loads", List.of(), "loads()", "id"),
                1,
                verdict,
                pattern,
                false,
                false,
                null,
                figures,
                findings,
                growth,
                traces,
                sites,
                List.of(),
                reason,
                Instant.EPOCH,
                12);
    }

    private static TestResult leak() {
        return result(
                "com.acme.CatalogTest",
                Verdict.FAIL,
                MemoryPattern.LEAK,
                new Figures(
                        new Figure(
                                65_536L,
                                2_097_176L,
                                Basis.WARM,
                                List.of(2_112_000L, 2_097_176L, 2_097_176L, 2_097_176L),
                                0L,
                                null),
                        new Figure(null, 4_300_000L, Basis.COLD, List.of(), null, 0L),
                        new PeakFigure(8_388_608L, 2_097_176L, 3_400_000L, true),
                        new Figure(0L, 4_096L, Basis.COLD, List.of(), null, null),
                        new ThreadsFigure(0, 2, List.of("pool-1", "pool-2")),
                        List.of(
                                new FootprintFigure("cache", 4_194_304L, 100_320L),
                                new FootprintFigure("gone", 1L, null))),
                List.of(
                        new Finding(
                                Metric.RETAINED,
                                Finding.Kind.VIOLATION,
                                65_536L,
                                2_097_176L,
                                "retained 2.0 MB, its budget is 64 KB; kept in 4 of 4 runs"),
                        new Finding(Metric.ALLOCATED, Finding.Kind.NOTE, null, null, "threads that were there before")),
                List.of(
                        new ClassGrowth("byte[]", 2_000, 2_080_000),
                        new ClassGrowth("java.util.HashMap$Node", 2_000, 64_000),
                        new ClassGrowth("shrunk", -1, -16)),
                List.of(new LeakTrace(
                        "3f2a9c1b",
                        2_097_176,
                        6_000,
                        "static field",
                        List.of("static com.acme.Catalog.CACHE", "java.util.HashMap[*]", "com.acme.Product"))),
                List.of(
                        new AllocationSite("byte[]", 4_000_000, List.of("com.acme.Catalog.load(Catalog.java:41)")),
                        new AllocationSite("char[]", 1_024, List.of())),
                null);
    }

    @Test
    void saysEverythingThatIsKnown() {
        assertThat(Diagnosis.of(leak())).isEqualTo(GOLDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "fr-FR"})
    void saysTheSameEverywhere(String locale) {
        Locale systemLocale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(Diagnosis.of(leak())).isEqualTo(GOLDEN);
        } finally {
            Locale.setDefault(systemLocale);
        }
    }

    @Test
    void saysNothingOfWhatIsNotKnown() {
        TestResult inconclusive = result(
                "com.acme.CatalogTest",
                Verdict.INCONCLUSIVE,
                null,
                new Figures(new Figure(65_536L, null, null, List.of(), null, null), null, null, null, null, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "retained: no histogram");

        assertThat(Diagnosis.of(inconclusive)).isEqualTo("""
                        CatalogTest.loads() retained: no histogram (INCONCLUSIVE)

                          retained             unknown   budget 65,536 B           can't be judged

                        Run it alone: mvn test -Dtest='CatalogTest#loads'""");
    }

    @Test
    void showsTheFiveClassesThatGrewMost() {
        List<ClassGrowth> growth = java.util.stream.IntStream.range(0, 9)
                .mapToObj(i -> new ClassGrowth("c" + i, 1, 100 - i))
                .toList();
        TestResult result = result(
                "T", Verdict.FAIL, MemoryPattern.LEAK, Figures.NONE, List.of(), growth, List.of(), List.of(), null);

        assertThat(Diagnosis.of(result)).contains("c4").doesNotContain("c5");
    }

    @Test
    void noLineIsWiderThan120Columns() {
        String wide = "com.acme." + "verylongpackagename.".repeat(20) + "Name";
        TestResult result = result(
                wide,
                Verdict.FAIL,
                MemoryPattern.LEAK,
                new Figures(
                        new Figure(0L, Long.MAX_VALUE, Basis.WARM, List.of(1L, 2L), 0L, null),
                        null,
                        null,
                        null,
                        new ThreadsFigure(0, 2, List.of(wide, wide)),
                        List.of(new FootprintFigure(wide, 0L, Long.MAX_VALUE))),
                List.of(new Finding(Metric.RETAINED, Finding.Kind.NOTE, null, null, wide)),
                List.of(new ClassGrowth(wide, Long.MAX_VALUE, Long.MAX_VALUE)),
                List.of(new LeakTrace("f", 1, 1, wide, List.of(wide))),
                List.of(new AllocationSite(wide, 1, List.of(wide))),
                null);

        assertThat(Diagnosis.of(result).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
                .anySatisfy(line -> assertThat(line).hasSize(120).contains("…"));
    }

    @Test
    void headlineTakesTheFirstViolationOnly() {
        assertThat(Diagnosis.headline(leak()))
                .isEqualTo("CatalogTest.loads() retained 2.0 MB, its budget is 64 KB (LEAK)");
    }

    @Test
    void headlineIsOneLineWhateverTheReason() {
        TestResult result = result(
                "T",
                Verdict.INCONCLUSIVE,
                null,
                Figures.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "the rehearsal failed: \nexpected: 1\r\n but was: 2\n");

        assertThat(Diagnosis.headline(result))
                .isEqualTo("T.loads() the rehearsal failed: expected: 1 but was: 2 (INCONCLUSIVE)");
    }

    @Test
    void foldingKeepsBothEnds() {
        assertThat(Columns.fold("0123456789", 10)).isEqualTo("0123456789");
        assertThat(Columns.fold("0123456789X", 10)).isEqualTo("012…56789X").hasSize(10);
        assertThat(Columns.left("ab", 4)).isEqualTo("ab  ");
        assertThat(Columns.right("ab", 4)).isEqualTo("  ab");
        assertThat(Columns.right("abcde", 4)).isEqualTo("abcde");
    }
}
