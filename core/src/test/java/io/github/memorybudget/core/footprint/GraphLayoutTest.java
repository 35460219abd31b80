package io.github.memorybudget.core.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.memorybudget.core.vm.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.GraphLayout;

/** Compares totals with JOL's own, in JVMs of their own. */
class GraphLayoutTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseG1GC",
                "-XX:+UseSerialGC -XX:-UseCompressedOops",
                "-XX:+UseParallelGC -XX:-UseCompressedClassPointers",
                "-XX:+UseG1GC -XX:HeapBaseMinAddress=8g",
                "-XX:+UseSerialGC -XX:ObjectAlignmentInBytes=16",
                "-XX:+UseZGC"
            })
    void totalsEqual(String options) throws IOException, InterruptedException {
        compare(Path.of(System.getProperty("java.home")), options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseG1GC",
                "-XX:+UseG1GC -XX:-UseCompressedOops",
                "-XX:+UseG1GC -XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:-UseCompressedOops",
                "-XX:+UseZGC"
            })
    void totalsEqualOn25(String options) throws IOException, InterruptedException {
        compare(jdk25(), options);
    }

    @Test
    void deniedUnsafeIsSaid() throws IOException, InterruptedException {
        List<String> lines = run(jdk25(), Denied.class, "--sun-misc-unsafe-memory-access=deny");

        assertThat(lines).singleElement().asString().startsWith("unavailable: JOL can't size objects in this JVM: ");
    }

    private static void compare(Path home, String options) throws IOException, InterruptedException {
        List<String> lines = run(home, Comparison.class, options.split(" "));

        assertThat(lines).hasSizeGreaterThan(20).allSatisfy(line -> {
            String[] cells = line.split("\t");
            assertThat(cells).hasSize(3);
            assertThat(cells[1]).as(cells[0]).isEqualTo(cells[2]);
        });
    }

    /** What a main class prints; the JVM's own warnings go to standard error, which the result has only where it failed. */
    private static List<String> run(Path home, Class<?> main, String... options)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("sizing", ".err");
        try {
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin").resolve("java").toString());
            command.add("-Xmx1g");
            command.addAll(List.of(options));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            return printed.lines().toList();
        } finally {
            Files.delete(errors);
        }
    }

    /** By the system property {@code jdk25.home}, else beside the running one. */
    private static Path jdk25() throws IOException {
        String given = System.getProperty("jdk25.home");
        if (given != null) {
            return Path.of(given);
        }
        try (Stream<Path> homes =
                Files.list(Path.of(System.getProperty("java.home")).toRealPath().getParent())) {
            return homes.filter(GraphLayoutTest::is25)
                    .findFirst()
                    .orElseGet(() -> abort("no JDK 25 beside this one; name it with -Djdk25.home"));
        }
    }

    private static boolean is25(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isReadable(release) && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }

    /** Prints for each sample its name, our total and JOL's. */
    static final class Comparison {

        /** JOL's own caches hang on the classes that some samples refer to, so the first readings still grow. */
        private static final int MOST_ATTEMPTS = 5;

        public static void main(String[] arguments) throws Exception {
            for (Map.Entry<String, Object> sample : SampleGraphs.make().entrySet()) {
                long before = jol(sample.getValue());
                for (int attempt = 1; ; attempt++) {
                    long ours = Footprint.bytesOf(sample.getValue());
                    long after = jol(sample.getValue());
                    if (before == after || attempt == MOST_ATTEMPTS) {
                        System.out.println(sample.getKey() + "\t" + ours + "\t" + after);
                        break;
                    }
                    before = after;
                }
            }
        }

        private static long jol(Object root) throws UnavailableException {
            Footprint.bytesOf(root);
            return GraphLayout.parseInstance(root).totalSize();
        }
    }

    /** Prints why nothing can be sized. */
    static final class Denied {

        public static void main(String[] arguments) {
            try {
                System.out.println(Footprint.bytesOf(new Object()));
            } catch (UnavailableException e) {
                System.out.println("unavailable: " + e.getMessage());
            }
        }
    }
}
