package io.github.memorybudget.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kept results are those of the examples that are there. */
class ExampleResultsTest {

    private static final Path TESTS = Path.of("..", "examples", "src", "test", "java");
    private static final Pattern TEST = Pattern.compile("@Test\\s(?:[^;{}]*?\\s)?void (\\w+)\\(");

    private static List<String> written() throws IOException {
        List<String> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                String type = TESTS.relativize(file)
                        .toString()
                        .replaceAll("\\.java$", "")
                        .replaceAll("[/\\\\]", ".");
                TEST.matcher(Files.readString(file)).results().forEach(found -> tests.add(type + "#" + found.group(1)));
            }
        }
        return tests;
    }

    @Test
    void areOfEachExampleOfToday() throws IOException {
        Report report = ExampleResults.report();

        assertThat(report.tests().stream()
                        .map(test -> test.test().className() + "#" + test.test().method()))
                .as("renew them, as CONTRIBUTING tells")
                .containsExactlyInAnyOrderElementsOf(written())
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(report.hasLosses()).isFalse();
        assertThat(report.tests(Outcome.KNOWN)).hasSizeGreaterThanOrEqualTo(10);
    }
}
