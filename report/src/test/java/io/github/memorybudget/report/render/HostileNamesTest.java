package io.github.memorybudget.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.check.Policy;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.console.ConsoleSummary;
import io.github.memorybudget.report.render.github.Annotations;
import io.github.memorybudget.report.source.SourceRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        return Stream.concat(
                        ConsoleSummary.render(report).stream(),
                        STRICT.failures(report, "", "the command that accepts it").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void noLineOfTheLogIsACommandToTheSystemThatReadsIt(String hostile) {
        assertThat(log(Hostile.report(hostile)))
                .hasSizeGreaterThan(10)
                .noneMatch(line -> line.strip().startsWith("::"))
                .noneMatch(line -> line.contains("##"))
                .noneMatch(HostileNamesTest::hasHarmful);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anAnnotationIsOneCommandWithItsOwnProperties(String hostile) {
        SourceLocations everywhere = (type, method) -> Optional.of(new SourceLocation(type, 7));
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
    void noFileHoldsWhatAPersonCannotSee(String hostile) throws IOException {
        new ReportFiles(directory).write(Hostile.report(hostile), new SourceRoots(List.of(directory)));
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(files).containsKeys("index.html", "report.md", "report.json", "gl-code-quality-report.json");
        // The data holds names as they are; JSON's own escapes are enough there.
        files.remove("report.json");
        files.forEach((name, text) -> assertThat(text.lines()).as(name).noneMatch(HostileNamesTest::hasHarmful));
        assertThat(files.get("index.html") + files.get("report.md")).doesNotContain("<script>", "<img");
    }

    private static boolean hasHarmful(String line) {
        return line.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }
}
