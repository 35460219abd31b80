package io.github.memorybudget.report.render.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.model.TestRun;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeQualityTest {

    /** The fields that GitLab documents as required. */
    private static final Set<String> REQUIRED = Set.of(
            "/description", "/check_name", "/fingerprint", "/severity", "/location/path", "/location/lines/begin");

    private static final Set<String> SEVERITIES = Set.of("info", "minor", "major", "critical", "blocker");

    static List<String> names() {
        return Hostile.NAMES;
    }

    private static List<Map<String, String>> findings(String json) throws IOException {
        List<Map<String, String>> findings = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT
                        && parser.getParsingContext().getParent().inArray()) {
                    findings.add(new TreeMap<>());
                } else if (parser.currentToken().isScalarValue()) {
                    // A line is a number, all else is text.
                    assertThat(parser.currentToken())
                            .isEqualTo(
                                    "begin".equals(parser.currentName())
                                            ? JsonToken.VALUE_NUMBER_INT
                                            : JsonToken.VALUE_STRING);
                    findings.get(findings.size() - 1)
                            .put(
                                    parser.getParsingContext()
                                            .pathAsPointer()
                                            .toString()
                                            .replaceFirst("^/\\d+", ""),
                                    parser.getText());
                }
            }
        }
        return findings;
    }

    @Test
    void hasTheFieldsThatAreAskedFor() throws IOException {
        List<Map<String, String>> findings = findings(CodeQuality.render(
                SampleReport.withEverything(),
                (module, type, method) ->
                        Optional.of(new SourceLocation("src/test/java/com/acme/CatalogTest.java", 41))));

        assertThat(findings).hasSize(6).allSatisfy(finding -> {
            assertThat(finding.keySet()).isEqualTo(REQUIRED);
            assertThat(SEVERITIES).contains(finding.get("/severity"));
            assertThat(finding.get("/fingerprint")).matches("[0-9a-f]{32}");
            assertThat(finding).containsEntry("/location/lines/begin", "41");
        });
        assertThat(new HashSet<>(findings.stream()
                        .map(finding -> finding.get("/fingerprint"))
                        .toList()))
                .hasSize(6);
        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding)
                        .containsEntry("/severity", "critical")
                        .containsEntry("/check_name", "memory-leak")
                        .hasEntrySatisfying(
                                "/description",
                                text -> assertThat(text)
                                        .startsWith("LEAK CatalogTest.loads(): retained 2.0 MB, budget 64 KB")));
    }

    @Test
    void isAnEmptyListWhereThereIsNothing() {
        assertThat(CodeQuality.render(SampleReport.of(Samples.healthy()), SourceLocations.NONE))
                .isEqualTo("[]\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWellFormedWhateverNamesHold(String hostile) throws IOException {
        assertThat(findings(CodeQuality.render(Hostile.report(hostile), SourceLocations.NONE)))
                // A leak, what is lost, and what can't be read.
                .hasSize(3)
                .allSatisfy(finding -> {
                    assertThat(finding.keySet()).isEqualTo(REQUIRED);
                    assertThat(SEVERITIES).contains(finding.get("/severity"));
                    // From the repository's root, as GitLab asks for.
                    assertThat(finding.get("/location/path"))
                            .hasSizeLessThan(500)
                            .doesNotStartWith("/")
                            .doesNotStartWith(".");
                });
    }

    @Test
    void keepsAFoundPathWhole() throws IOException {
        String path = "a/".repeat(150) + "CatalogTest.java";

        assertThat(findings(CodeQuality.render(
                        SampleReport.of(Samples.leak()),
                        (module, type, method) -> Optional.of(new SourceLocation(path, 41)))))
                .singleElement()
                .satisfies(finding -> assertThat(finding).containsEntry("/location/path", path));
    }

    @Test
    void tellsEnvironmentsApart() throws IOException {
        List<String> fingerprints = new ArrayList<>();
        for (String jdk : List.of("17", "25")) {
            JvmLine jvm = new JvmLine("s", 1, "ok", new Environment(jdk, "vm", "G1", true, false, "amd64"));
            Report report = Judge.judge(
                    "",
                    new ResultSet(
                            List.of(new JvmResults(jvm, List.of(new TestRun(List.of(Samples.leak()))), List.of())),
                            List.of(),
                            List.of()));
            fingerprints.add(findings(CodeQuality.render(report, SourceLocations.NONE))
                    .get(0)
                    .get("/fingerprint"));
        }

        assertThat(fingerprints).doesNotHaveDuplicates();
    }
}
