package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A dump taken before anything is suspected, to compare with if something is. Most are never read. Since it holds every
 * secret of the heap, its files have no name, where the system allows that: they are gone with this VM, however it ends.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BaselineDump implements AutoCloseable {

    private final HeapLayout layout;
    private final FileChannel heap;
    private final @Nullable FileChannel sizes;

    private BaselineDump(HeapLayout layout, FileChannel heap, @Nullable FileChannel sizes) {
        this.layout = layout;
        this.heap = heap;
        this.sizes = sizes;
    }

    /**
     * Takes the files over from a dump.
     *
     * @throws IOException if they can't be read
     */
    public static BaselineDump of(HeapDump dump) throws IOException {
        FileChannel heap = open(dump.file());
        Path sizes = dump.sizesFile();
        return new BaselineDump(dump.layout(), heap, sizes == null ? null : open(sizes));
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Gives the files a name again, for another process to read them; closing the result deletes them.
     *
     * @param directory where to put them
     * @throws IOException if they can't be copied
     */
    public HeapDump copyTo(Path directory) throws IOException {
        Path file = copy(heap, directory, ".hprof");
        return HeapDump.taken(file, layout, sizes == null ? null : copy(sizes, directory, ".sizes"));
    }

    private static Path copy(FileChannel from, Path directory, String suffix) throws IOException {
        Path file = Files.createTempFile(directory, "memory-budget-earlier-", suffix);
        try (FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
            from.position(0);
            to.transferFrom(from, 0, from.size());
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    /** Lets the files go. */
    @Override
    public void close() throws IOException {
        heap.close();
        if (sizes != null) {
            sizes.close();
        }
    }
}
