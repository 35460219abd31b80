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
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

    private static final String GOLDEN = """
            CatalogTest.loads() retained 2.0 MB, its budget is 64 KB (LEAK)

              retained    2,097,176 B   budget 65,536 B      over by 2,031,640 B   kept in 4 of 4 runs
              allocated   4.1 MB        no budget
              peak        2.0–3.2 MB    budget 8 MB          ok
              off heap    4,096 B       budget 0 B           over by 4,096 B
              threads     2             budget 0             over by 2             pool-1, pool-2
              footprint   98.0 KB       budget 4 MB          ok                    field cache
              footprint   unknown       budget 1 B           can't be judged       field gone
              note: allocated: threads that were there before

            What grew, per run
              +2,000  byte[]                      +2,080,000 B
              +2,000  java.util.HashMap$Node         +64,000 B
            What holds it (98 % of the growth)
              GC root: static field
              ↓ static com.acme.Catalog.CACHE
                       ~~~~~~~~~~~~~~~~~~~~~~
              ↓ java.util.HashMap[*]            10,000 entries (+2,000 a run)
              ╰→ com.acme.Product               retains 2.0 MB in 6,000 objects
              also 20.5 KB (1 % of it) by thread "main", fingerprint 01234567
            Where it was allocated
              com.acme.Catalog.load(Catalog.java:41)   98 %
              unknown                                  1 KB of char[]
            Likely cause: a map that only grows. Bound it, or remove what is no longer used.
            Fingerprint 3f2a9c1b · keep the heap dump: -DmemoryBudget.heapDumps=onFailure
            Run it alone: mvn test -Dtest=CatalogTest#loads""";

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
                List.of(
                        new LeakTrace(
                                "3f2a9c1b",
                                2_060_000,
                                6_000,
                                "static field",
                                List.of("static com.acme.Catalog.CACHE", "java.util.HashMap[*]", "com.acme.Product"),
                                List.of(new StepNote(0, true, null, null), new StepNote(1, false, 10_000L, 2_000L)),
                                "a map that only grows. Bound it, or remove what is no longer used."),
                        new LeakTrace("01234567", 21_000, 3, "thread \"main\"", List.of())),
                List.of(
                        new AllocationSite(
                                "byte[]",
                                4_000_000,
                                List.of(
                                        "java.util.Arrays.copyOf(Arrays.java:3537)",
                                        "com.acme.Catalog.load(Catalog.java:41)"),
                                98),
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

                          retained    unknown       budget 64 KB         can't be judged

                        Run it alone: mvn test -Dtest=CatalogTest#loads""");
    }

    @Test
    void showsTheFiveClassesThatGrewMost() {
        List<ClassGrowth> growth = IntStream.range(0, 9)
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
    void whatWasNotFoundIsSaidWithTheReason() {
        TestResult result = result(
                "com.acme.CatalogTest$Nested",
                Verdict.FAIL,
                MemoryPattern.LEAK,
                new Figures(new Figure(0L, 10L, Basis.WARM, List.of(), 0L, null), null, null, null, null, List.of()),
                List.of(
                        new Finding(
                                Metric.RETAINED, Finding.Kind.VIOLATION, 0L, 10L, "retained 10 B, its budget is 0 B"),
                        EvidenceNote.HOLDER_NOT_FOUND.of(Metric.RETAINED, "the heap can't be dumped: disk full"),
                        EvidenceNote.SITES_NOT_SEEN.of(Metric.RETAINED, "this JVM has no module jdk.jfr")),
                List.of(),
                List.of(),
                List.of(),
                null);

        assertThat(Diagnosis.of(result)).isEqualTo("""
                        CatalogTest$Nested.loads() retained 10 B, its budget is 0 B (LEAK)

                          retained    10 B          budget 0 B           over by 10 B

                        What grew: no class was seen to grow
                        What holds it: not found, the heap can't be dumped: disk full
                        Where it was allocated: not seen, this JVM has no module jdk.jfr
                        Run it alone: mvn test -Dtest='CatalogTest$Nested#loads'""");
    }

    @Test
    void whereTheHeapDumpIsTakesThePlaceOfTheHintToKeepIt() {
        TestResult leak = leak();
        List<Finding> findings = new ArrayList<>(leak.findings());
        findings.add(EvidenceNote.HEAP_DUMP.of(Metric.RETAINED, "/tmp/a.hprof.zip"));
        TestResult result = result(
                "com.acme.CatalogTest",
                leak.verdict(),
                leak.pattern(),
                leak.figures(),
                findings,
                leak.growth(),
                leak.traces(),
                leak.allocationSites(),
                null);

        assertThat(Diagnosis.of(result))
                .contains("note: retained: heap dump: /tmp/a.hprof.zip", "\nFingerprint 3f2a9c1b\n")
                .doesNotContain("onFailure");
    }

    @Test
    void neverTakesMoreThan40Lines() {
        List<String> deep = IntStream.range(0, 48)
                .mapToObj(i -> "com.acme.Step" + i + ".next")
                .toList();
        TestResult result = result(
                "T",
                Verdict.FAIL,
                MemoryPattern.LEAK,
                new Figures(
                        new Figure(0L, 100L, Basis.WARM, List.of(1L, 2L), 0L, null),
                        null,
                        null,
                        null,
                        null,
                        IntStream.range(0, 30)
                                .mapToObj(i -> new FootprintFigure("field" + i, 0L, 1L))
                                .toList()),
                IntStream.range(0, 30)
                        .mapToObj(
                                i -> new Finding(Metric.RETAINED, Finding.Kind.NOTE, null, null, "note ".repeat(i + 1)))
                        .toList(),
                IntStream.range(0, 9)
                        .mapToObj(i -> new ClassGrowth("c" + i, 1, 100 - i))
                        .toList(),
                IntStream.range(0, 10)
                        .mapToObj(i -> new LeakTrace(
                                "f" + i, 50, 1, "r", deep, List.of(new StepNote(20, true, 5L, 1L)), "word ".repeat(60)))
                        .toList(),
                IntStream.range(0, 10)
                        .mapToObj(i -> new AllocationSite("c", 1, List.of("com.acme.C.m" + i + "(C.java:1)"), 10))
                        .toList(),
                null);

        assertThat(Diagnosis.of(result).lines())
                .hasSize(40)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
                .contains(
                        "What grew, per run",
                        "Where it was allocated",
                        "    … 17 more",
                        "Run it alone: mvn test -Dtest=T#loads")
                .anySatisfy(line -> assertThat(line).contains("Step20.next").contains("5 entries (+1 a run)"))
                .anySatisfy(line -> assertThat(line).matches("  … \\d+ more"))
                .anySatisfy(line -> assertThat(line).startsWith("  ╰→ com.acme.Step47.next"));
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
