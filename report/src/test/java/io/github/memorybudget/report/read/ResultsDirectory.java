package io.github.memorybudget.report.read;

import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.core.result.ResultLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes results files as a test JVM would, and as one never would. */
final class ResultsDirectory {

    private final Path directory;

    ResultsDirectory(Path directory) {
        this.directory = directory;
    }

    Path write(String name, ResultLine... lines) {
        return write(name, text(lines));
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static String text(ResultLine... lines) {
        return List.of(lines).stream()
                .map(line -> ResultFormat.toJson(line) + "\n")
                .collect(Collectors.joining());
    }
}
