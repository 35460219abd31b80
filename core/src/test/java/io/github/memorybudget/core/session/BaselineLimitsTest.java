package io.github.memorybudget.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineLimitsTest {

    private static final String HERE = "17-G1-true-false-amd64";
    private static final String ELSEWHERE = "25-ZGC-false-true-aarch64";
    private static final String LOADS = "com.acme.CatalogTest#loads(int,java.util.List)[2.1]";

    @TempDir
    Path build;

    private Path file;

    @BeforeEach
    void name() {
        file = build.resolve(BaselineLimits.RELATIVE_PATH);
    }

    @Test
    void readsBackWhatItWroteOfAnEnvironment() throws IOException {
        BaselineLimits.write(
                file,
                List.of(
                        new BaselineLimit(HERE, LOADS, Map.of(Metric.ALLOCATED, -7L, Metric.RETAINED, Long.MAX_VALUE)),
                        new BaselineLimit(HERE, "tab\t, back\\slash\nand = line", Map.of(Metric.THREADS, 1L)),
                        new BaselineLimit(ELSEWHERE, LOADS, Map.of(Metric.OFF_HEAP, 3L))));

        BaselineLimits here = BaselineLimits.read(file, HERE);
        assertThat(here.of(LOADS)).isEqualTo(Map.of(Metric.ALLOCATED, -7L, Metric.RETAINED, Long.MAX_VALUE));
        assertThat(here.of("tab\t, back\\slash\nand = line")).isEqualTo(Map.of(Metric.THREADS, 1L));
        assertThat(here.of("com.acme.CatalogTest#other()")).isEmpty();
        assertThat(BaselineLimits.read(file, ELSEWHERE).byTest()).isEqualTo(Map.of(LOADS, Map.of(Metric.OFF_HEAP, 3L)));
        assertThat(BaselineLimits.read(file, "11-Serial-true-false-amd64").byTest())
                .isEmpty();
    }

    @Test
    void aTestHasALineAndNothingElseIsLeft() throws IOException {
        BaselineLimits.write(file, List.of(new BaselineLimit(ELSEWHERE, LOADS, Map.of(Metric.PEAK, 1L))));
        BaselineLimits.write(
                file, List.of(new BaselineLimit(HERE, LOADS, Map.of(Metric.ALLOCATED, 2L, Metric.RETAINED, 1L))));

        assertThat(file).hasContent(HERE + "\t" + LOADS + "\tretained=1\tallocated=2\n");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    here;test;retained=12x | "retained=12x" is no limit; write <metric>=<whole number>, such as retained=2048
                    here;test;heap=1 | "heap=1" is no limit; write <metric>=<whole number>, such as retained=2048
                    there;test;1 | "1" is no limit; write <metric>=<whole number>, such as retained=2048
                    here;test; | "" is no limit; write <metric>=<whole number>, such as retained=2048
                    test | "test" is no line of limits; write environment, test and <metric>=<whole number>, such as retained=2048, separated by tabs
                    """)
    void aMalformedFileIsNamedWithLineTextAndForm(String line, String problem) throws IOException {
        BaselineLimits.write(file, List.of(new BaselineLimit(HERE, LOADS, Map.of(Metric.RETAINED, 1L))));
        Files.writeString(file, Files.readString(file) + line.replace(';', '\t') + "\n");

        assertThatThrownBy(() -> BaselineLimits.read(file, HERE))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ":2: " + problem);
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsNamed() throws IOException {
        assertThatThrownBy(() -> BaselineLimits.read(file, HERE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " can't be read: ");

        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {'a', (byte) 0xff});

        assertThatThrownBy(() -> BaselineLimits.read(file, HERE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " can't be read: ");
    }
}
