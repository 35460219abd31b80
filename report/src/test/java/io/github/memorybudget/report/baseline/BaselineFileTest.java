package io.github.memorybudget.report.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {

    private static final String ENVIRONMENT = "17-G1-true-false-amd64";

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve(Baseline.FILE_NAME);
    }

    private Baseline read(String text) throws IOException {
        Files.writeString(file(), text);
        return BaselineReader.read(file()).orElseThrow();
    }

    private static Baseline of(Map<String, Long> retained) {
        SortedMap<String, SortedMap<FigureKey, Long>> tests = new TreeMap<>();
        retained.forEach((test, figure) ->
                tests.put(test, new TreeMap<>(Map.of(new FigureKey(Metric.RETAINED), figure))));
        return new Baseline(Tolerances.DEFAULT, new TreeMap<>(), new TreeMap<>(Map.of(ENVIRONMENT, tests)));
    }

    @Test
    void readsWhatItWrites() throws IOException {
        SortedMap<FigureKey, Long> figures = new TreeMap<>(Map.of(
                new FigureKey(Metric.RETAINED), -1_024L, new FigureKey(Metric.FOOTPRINT, "cache \"x\""), 100_320L));
        Baseline baseline = new Baseline(
                new Tolerances(
                        Map.of(Metric.RETAINED, new Tolerance(5, 1_000), Metric.THREADS, new Tolerance(0, 2)),
                        List.of(new Tolerances.Override("com.acme.*", Map.of(Metric.PEAK, new Tolerance(50, 4_096))))),
                new TreeMap<>(Map.of("com.acme.A#b()", new TreeSet<>(List.of("3f2a9c1b", "00")))),
                new TreeMap<>(Map.of(ENVIRONMENT, new TreeMap<>(Map.of("com.acme.Ä#b(int)[2]", figures)))));
        BaselineWriter.write(baseline, file());

        assertThat(BaselineReader.read(file())).contains(baseline);
        assertThat(BaselineWriter.render(BaselineReader.read(file()).orElseThrow()))
                .isEqualTo(Files.readString(file()));
        assertThat(directory).isDirectoryContaining(path -> path.equals(file()));
    }

    @Test
    void aMissingFileIsNoBaseline() throws IOException {
        assertThat(BaselineReader.read(file())).isEmpty();
    }

    @Test
    void anUnreadableFileIsNamed() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(() -> BaselineReader.read(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The baseline " + file() + " can't be read");
    }

    @Test
    void hasOneLineATestAndEachIsSorted() {
        assertThat(BaselineWriter.render(of(Map.of("b#x()", 2L, "a#x()", 1L))))
                .isEqualTo(String.join(
                        "\n",
                        "{\"schema\":1,",
                        "\"environments\":{",
                        "",
                        "\"17-G1-true-false-amd64\":{",
                        "",
                        "\"a#x()\":{\"retained\":1},",
                        "",
                        "\"b#x()\":{\"retained\":2},",
                        "",
                        "\"\":{}},",
                        "",
                        "\"\":{}}}",
                        ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`<<<<<<< HEAD`|`\"<<<<<<< HEAD\" is a conflict marker`",
                "`=======`|`\"=======\" is a conflict marker`",
                "`>>>>>>> branch`|`\">>>>>>> branch\" is a conflict marker`",
                "`\"a\":{\"retained\":1},`|`\"a\" stands there twice`",
                "`\"b\":{\"retained\":\"1\"},`|`\"1\" stands where must be a figure, a whole number`",
                "`\"b\":{\"retained\":99999999999999999999},`|`\"99999999999999999999\" stands where`",
                "`\"b\":{\"retaned\":1},`|`\"retaned\" is no figure; write retained`",
                "`\"b\":7,`|`\"7\" stands where must be figures by metric`",
                "`hello`|`is not JSON`"
            })
    void namesFileLineAndValueOfWhatIsWrong(String line, String message) {
        String text =
                "{\"schema\":1,\n\"environments\":{\n\"e\":{\n\"a\":{\"retained\":1},\n" + line + "\n\"\":{}}}}\n";
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BaselineException.class)
                .hasMessageStartingWith(file() + ":5: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"schema\":2,\"other\":[]}`|`\"schema\" is 2, but this version reads 1`",
                "`{\"schema\":0}`|`\"schema\" is 0, but must be 1`",
                "`{\"schema\":\"1\"}`|`\"1\" stands where must be the schema`",
                "`{\"environments\":{},\"schema\":1}`|`\"environments\" stands where \"schema\" must`",
                "`{}`|`\"schema\" is missing`",
                "`[]`|`stands where must be a baseline, an object`",
                "`{\"schema\":1,\"tolerance\":{}}`|`\"tolerance\" is no member of a baseline`",
                "`{\"schema\":1,\"tolerances\":{\"retained\":{\"relative\":\"5\"}}}`|`\"5\" is not a share`",
                "`{\"schema\":1,\"tolerances\":{\"retained\":{\"absolut\":\"5 B\"}}}`|`\"absolut\" is no part of a tolerance`",
                "`{\"schema\":1,\"tolerances\":{\"retained\":{\"absolute\":\"5 bytes\"}}}`|`\"5 bytes\" is not a size`",
                "`{\"schema\":1,\"tolerances\":{\"threads\":{\"absolute\":-1}}}`|`0 or more`",
                "`{\"schema\":1,\"tolerances\":{\"heap\":{}}}`|`\"heap\" is not a metric`",
                "`{\"schema\":1,\"overrides\":[{}]}`|`an override says \"tests\"`",
                "`{\"schema\":1,\"environments\":{`|`is not JSON`",
                "`{\"schema\":1} x`|`is not JSON`",
                "`{\"schema\":1} {}`|`the end of the file`"
            })
    void rejectsWhatIsNoBaseline(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BaselineException.class)
                .hasMessageStartingWith(file() + ":1: ")
                .hasMessageContaining(message);
    }

    @Test
    void rejectsBytesThatAreNoText() {
        assertThatThrownBy(() -> {
                    Files.write(file(), new byte[] {'{', '"', (byte) 0xFF, (byte) 0xFE, '"'});
                    BaselineReader.read(file());
                })
                .isInstanceOf(BaselineException.class)
                .hasMessageStartingWith(file() + ":1: ");
    }
}
