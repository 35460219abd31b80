package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that is open but has no name any more, where the system allows that: it is gone with this VM, however it ends. On
 * Linux another process of the same user can read it all the same, by the number that it has here ({@code proc(5)}).
 */
final class NamelessFile implements AutoCloseable {

    private static final Path OPEN_FILES =
            Path.of("/proc", String.valueOf(ProcessHandle.current().pid()), "fd");

    private final FileChannel channel;
    private final String deleted;

    private NamelessFile(FileChannel channel, String deleted) {
        this.channel = channel;
        this.deleted = deleted;
    }

    /** Takes a file over, whose name must be unique. */
    static NamelessFile of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        return new NamelessFile(channel, file.getFileName() + " (deleted)");
    }

    /** By what path other processes can read it; empty where they can't. */
    Optional<Path> path() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path file : files) {
                if (isThis(file)) {
                    return Optional.of(file);
                }
            }
        } catch (IOException | DirectoryIteratorException noSuchSystem) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private boolean isThis(Path open) {
        try {
            return Files.readSymbolicLink(open).toString().endsWith(deleted) && Files.size(open) == channel.size();
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** A copy with a name. */
    Path copyTo(Path directory, String suffix) throws IOException {
        Path file = Files.createTempFile(directory, "memory-budget-earlier-", suffix);
        try (FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(0);
            to.transferFrom(channel, 0, channel.size());
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
