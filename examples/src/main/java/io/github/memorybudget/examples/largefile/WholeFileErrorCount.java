package io.github.memorybudget.examples.largefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts from the whole text, so that the file and all its lines are in memory at once. */
public final class WholeFileErrorCount {

    public long errorsIn(Path log) throws IOException {
        long errors = 0;
        for (String line : Files.readString(log).split("\n")) {
            if (line.contains("ERROR")) {
                errors++;
            }
        }
        return errors;
    }
}
