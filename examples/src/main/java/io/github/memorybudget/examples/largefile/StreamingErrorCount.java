package io.github.memorybudget.examples.largefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts line by line, so that one line and a small buffer are in memory, however large the file is. */
public final class StreamingErrorCount {

    public long errorsIn(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("ERROR")).count();
        }
    }
}
