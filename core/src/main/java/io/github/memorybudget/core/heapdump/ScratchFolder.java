package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A new folder for the files of one search. Closing deletes it with the files that are left in it; one that can't be deleted is
 * logged, since a heap dump holds every secret of the heap, but takes nothing from what was found.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ScratchFolder implements AutoCloseable {

    private static final String PREFIX = "memory-budget-";

    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes one where the system keeps temporary files.
     *
     * @throws IOException if it can't be made
     */
    public static ScratchFolder make() throws IOException {
        return new ScratchFolder(Files.createTempDirectory(PREFIX));
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(path)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.getLogger(ScratchFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "Temporary files could not be deleted: " + e);
        }
    }
}
