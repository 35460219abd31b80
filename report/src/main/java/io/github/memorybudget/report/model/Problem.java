package io.github.memorybudget.report.model;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something in a results directory that could not be read.
 *
 * @param file the file or directory
 * @param line the line's number, 1 for the first; null where the whole file is meant
 * @param message what is wrong: the offending value, shortened, and the accepted form
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Problem(Path file, @Nullable Integer line, String message) {

    /** One line for a log, with the whole path: {@code /x/target/memory-budget/results/4711-….jsonl:3: …}. */
    public String describe() {
        return file + suffix();
    }

    /** The same with the file's name alone, which does not depend on where the build stands. */
    public String describeBriefly() {
        Path name = file.getFileName();
        return (name == null ? file : name) + suffix();
    }

    private String suffix() {
        return (line == null ? "" : ":" + line) + ": " + message;
    }
}
