package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each known way to leak is found behind its holder, told by its cause, and has the same fingerprint everywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakShapesTest {

    private static final String JAVA_25 = System.getProperty("jdk25.home", "/usr/lib/jvm/temurin-25-jdk-amd64");

    @TempDir
    private Path directory;

    private List<String> here = new ArrayList<>();

    private List<LeakShapes.Found> found = new ArrayList<>();

    Stream<LeakShapes.Found> shapes() throws Exception {
        if (found.isEmpty()) {
            found = LeakShapes.find(directory);
        }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isNamedWithItsHolderItsEntriesItsSizeAndItsCause(LeakShapes.Found found) {
        LeakShapes.Shape shape = found.shape();
        LeakTrace trace = found.trace();

        assertThat(trace.path().get(0)).isEqualTo(LeakShapes.full(shape.field()));
        assertThat(trace.path()).anySatisfy(step -> assertThat(step).endsWith(LeakShapes.full(shape.step())));
        assertThat(trace.cause()).startsWith(shape.cause());
        if (shape.entries() > 0) {
            assertThat(trace.notes())
                    .extracting(StepNote::grown)
                    .filteredOn(Objects::nonNull)
                    .contains(shape.entries());
        }
        assertThat(trace.notes()).as("suspects").anyMatch(StepNote::suspect);
        if (shape.sized() != null) {
            assertThat(trace.retained()).isEqualTo(found.grown());
        }
    }

    @Test
    void areMoreThanTwenty() {
        assertThat(LeakShapes.all()).hasSizeGreaterThan(20);
    }

    static Stream<List<String>> machines() {
        String here = System.getProperty("java.home");
        return Stream.of(here, JAVA_25)
                .flatMap(java -> Stream.of("-XX:+UseG1GC", "-XX:+UseSerialGC").map(gc -> List.of(java, gc)));
    }

    /** The first machine's first run is what all others are compared with. */
    @ParameterizedTest
    @MethodSource("machines")
    void hasTheSameFingerprintsInEveryRunOnEveryJdkAndCollector(List<String> machine) throws Exception {
        Path java = Path.of(machine.get(0), "bin", "java");
        assumeTrue(Files.isExecutable(java), "no JDK in " + machine.get(0) + "; set -Djdk25.home");
        List<String> first = fingerprints(java, machine.get(1));
        List<String> second = fingerprints(java, machine.get(1));
        if (here.isEmpty()) {
            here = first;
        }

        assertThat(first).hasSizeGreaterThan(20).isEqualTo(here);
        assertThat(second).isEqualTo(here);
    }

    private static List<String> fingerprints(Path java, String collector) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java.toString(),
                        collector,
                        "-Xmx256m",
                        "-Djol.magicFieldOffset=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LeakShapes.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines().sorted().toList();
    }
}
