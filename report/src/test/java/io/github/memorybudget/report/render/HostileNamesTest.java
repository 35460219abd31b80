package io.github.memorybudget.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.check.Policy;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.Counts;
import io.github.memorybudget.report.model.History;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.MoreTests;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import io.github.memorybudget.report.render.github.Annotations;
import io.github.memorybudget.report.source.SourceRoots;
import io.github.memorybudget.report.suggest.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a test is called, it is a name in each output. */
class HostileNamesTest {

    private static final Policy STRICT = new Policy(true, true, true, true, true);

    @TempDir
    Path directory;

    static List<String> names() {
        return Hostile.NAMES;
    }

    /** All that is printed to a build's log. */
    private static List<String> log(Report report) {
        Suggestions suggestions = new Suggestions();
        report.tests(Outcome.HEALTHY).forEach(suggestions::add);
        return Stream.of(
                        ConsoleSummary.render(report),
                        STRICT.failures(report, "", "the command that accepts it"),
                        suggestions.lines())
                .flatMap(List::stream)
                .toList();
    }

    /** The same text in a comparison with a baseline, and so many tests that each has a page. */
    private static Report compared(String text) {
        Report plain = Hostile.report(text);
        Compared row = new Compared(
                text,
                "com.acme." + text + "#" + text + "(" + text + ")",
                text,
                Metric.FOOTPRINT,
                text,
                Change.REGRESSED,
                1L,
                9L,
                2L,
                text);
        List<JudgedTest> tests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            for (JudgedTest test : plain.tests()) {
                tests.add(new JudgedTest(test.outcome(), test.run(), test.environment(), test.module()));
            }
        }
        return new Report(
                text,
                Counts.of(tests),
                tests,
                MoreTests.NONE,
                plain.lost(),
                plain.problems(),
                new Comparison(List.of(text), Map.of(Change.REGRESSED, 1), List.of(row), List.of(row)),
                List.of(new ModuleState(text, ModuleState.State.FAILED, 1, 1)),
                new History(2, List.of(text), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noLineOfTheLogIsACommandToTheSystemThatReadsIt(String hostile) {
        assertThat(Stream.of(log(Hostile.report(hostile)), log(compared(hostile)))
                        .flatMap(List::stream))
                .hasSizeGreaterThan(10)
                .noneMatch(line -> line.strip().startsWith("::"))
                .noneMatch(line -> line.contains("##"))
                .noneMatch(HostileNamesTest::hasHarmful);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anAnnotationIsOneCommandWithItsOwnProperties(String hostile) {
        SourceLocations everywhere = (module, type, method) -> Optional.of(new SourceLocation(type, 7));
        List<String> commands = Annotations.render(Hostile.report(hostile), everywhere);

        assertThat(commands)
                .hasSize(Annotations.render(Hostile.report("plain"), everywhere).size())
                .allMatch(command -> command.matches("::error file=[^,:]*,line=7,title=[^,:]*::.*"))
                .noneMatch(command -> command.contains("\n") || command.contains("\r"))
                .noneMatch(command -> command.replaceAll("%(25|3A|2C)", "").contains("%"))
                .noneMatch(HostileNamesTest::hasHarmful);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anAnnotationOfARegressionIsOneCommandToo(String hostile) {
        SourceLocations everywhere = (module, type, method) -> Optional.of(new SourceLocation(type, 7));
        List<String> commands = Annotations.render(compared(hostile), everywhere);

        assertThat(commands)
                .hasSizeGreaterThan(2)
                .allMatch(command -> command.matches("::error file=[^,:]*,line=7,title=[^,:]*::.*"))
                .noneMatch(HostileNamesTest::hasHarmful);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noPageAndNoComparisonHoldsWhatAPersonCannotSee(String hostile) throws IOException {
        assertThat(filesOf(compared(hostile))).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noFileHoldsWhatAPersonCannotSee(String hostile) throws IOException {
        filesOf(Hostile.report(hostile));
    }

    private TreeMap<String, String> filesOf(Report report) throws IOException {
        new ReportFiles(directory).write(report, new SourceRoots(List.of(directory)));
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }

        assertThat(files).containsKeys("index.html", "report.md", "report.json", "gl-code-quality-report.json");
        assertThat(files.keySet()).allMatch(name -> name.matches("(?:tests/)?[A-Za-z0-9.-]{1,120}"));
        files.forEach((name, text) -> assertThat(text.lines()).as(name).noneMatch(HostileNamesTest::hasHarmful));
        files.forEach((name, text) -> {
            if (name.endsWith(".html") || name.endsWith(".md")) {
                assertThat(text).as(name).doesNotContain("<script>", "<img");
            }
        });
        return files;
    }

    private static boolean hasHarmful(String line) {
        return line.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        });
    }
}
