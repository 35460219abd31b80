package io.github.memorybudget.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder of its own for what a benchmark writes, which goes when it is over.
 *
 * @param path the folder
 */
record ResultsFolder(Path path) implements AutoCloseable {

    static ResultsFolder make(String name) throws IOException {
        return new ResultsFolder(Files.createTempDirectory(name));
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
