package io.github.memorybudget.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Programs that judge what we write, where they are installed; a test that needs another is skipped, and says so. */
public final class Programs {

    private Programs() {}

    /** The first of the names on the path, or what the environment variable names. @param hint where to get it */
    public static Path need(String variable, List<String> names, String hint) {
        Path program = find(variable, names);
        assumeTrue(program != null, "Skipped: none of " + names + " on the path; " + hint + ", or set " + variable);
        return Objects.requireNonNull(program);
    }

    private static @Nullable Path find(String variable, List<String> names) {
        String named = System.getenv(variable);
        if (named != null) {
            return Path.of(named);
        }
        for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : names) {
                Path file = Path.of(place, name);
                if (Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    /** What the program printed to its output and its errors; that it failed is a failure of the test. */
    public static String run(@Nullable Path input, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
