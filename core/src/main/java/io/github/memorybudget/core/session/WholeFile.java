package io.github.memorybudget.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole or not at all: whoever reads it meanwhile has the old one or the new one. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a text in UTF-8, and makes the folder where there is none.
     *
     * @throws IOException if it can't be written; what was there before is still there
     */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
