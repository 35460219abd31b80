package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
    private final NamelessFile heap;
    private final @Nullable NamelessFile sizes;

    private BaselineDump(HeapLayout layout, NamelessFile heap, @Nullable NamelessFile sizes) {
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
        NamelessFile heap = NamelessFile.of(dump.file());
        Path sizes = dump.sizesFile();
        return new BaselineDump(dump.layout(), heap, sizes == null ? null : NamelessFile.of(sizes));
    }

    /**
     * The dump for another process to read while this is not closed; a copy where the system knows no other way.
     *
     * @param directory for a copy; closing the result deletes it
     * @throws IOException if the files can't be copied
     */
    public HeapDump readable(Path directory) throws IOException {
        Optional<Path> file = heap.path();
        Optional<Path> of = sizes == null ? Optional.empty() : sizes.path();
        return file.isEmpty() || sizes != null && of.isEmpty()
                ? copyTo(directory)
                : HeapDump.of(file.get(), layout, of.orElse(null));
    }

    /**
     * Gives the files a name again; closing the result deletes them.
     *
     * @param directory where to put them
     * @throws IOException if they can't be copied
     */
    public HeapDump copyTo(Path directory) throws IOException {
        Path file = heap.copyTo(directory, ".hprof");
        return HeapDump.taken(file, layout, sizes == null ? null : sizes.copyTo(directory, ".sizes"));
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
