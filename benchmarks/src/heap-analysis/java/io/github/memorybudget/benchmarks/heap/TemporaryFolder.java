package io.github.memorybudget.benchmarks.heap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is deleted with all that is in it. */
record TemporaryFolder(Path path) implements AutoCloseable {

    static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("heap-analysis"));
    }

    /** A folder in this one. */
    TemporaryFolder inside() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(path, "run"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
