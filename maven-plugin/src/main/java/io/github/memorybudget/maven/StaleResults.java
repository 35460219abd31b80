package io.github.memorybudget.maven;

import io.github.memorybudget.report.read.ResultsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Results of earlier builds, which must not be judged as this one's. */
final class StaleResults {

    private StaleResults() {}

    /**
     * Deletes the results of all builds but one, whose modules may share the directory and be at their tests already.
     *
     * @param directory where results are; need not exist
     * @param build the id of the build whose results stay
     * @param begun when that build began
     */
    static void delete(Path directory, String build, Instant begun) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
        for (Path file : files) {
            if (!isOf(build, begun, file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isOf(String build, Instant begun, Path file) throws IOException {
        Optional<String> session = ResultsReader.session(file);
        if (session.isPresent()) {
            return session.get().equals(build);
        }
        // A test JVM of another module may have made its file, and not yet written to it.
        return Files.exists(file)
                && !Files.getLastModifiedTime(file).toInstant().isBefore(begun);
    }
}
