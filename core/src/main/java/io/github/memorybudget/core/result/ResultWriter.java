package io.github.memorybudget.core.result;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Appends result lines to this JVM's own file. Each line is handed to the operating system before the call returns, so
 * that it outlives the JVM's sudden death. Safe for use by several threads.
 *
 * @since 0.1
 */
public final class ResultWriter implements Closeable {

    private final Path file;
    private final OutputStream out;

    private ResultWriter(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Creates the directory where it is missing, and in it a new file {@code <pid>-<uuid>.jsonl}.
     *
     * @throws IOException if the directory or the file can't be made or written
     */
    public static ResultWriter createIn(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".jsonl");
        return new ResultWriter(
                file, new FileOutputStream(Files.createFile(file).toFile()));
    }

    /** The file that is written to. */
    public Path file() {
        return file;
    }

    /**
     * Appends one line.
     *
     * @throws IOException if the file can't be written
     */
    public synchronized void append(ResultLine line) throws IOException {
        // One write call a line: a reader sees whole lines, but for one that the JVM's death cut.
        out.write(ResultFormat.toBytes(line));
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
