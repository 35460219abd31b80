package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A heap dump on disk with what is needed to read it. Closing deletes a file that {@link HeapDumper} made, because a dump
 * holds every secret of the heap, unless it was asked to stay.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HeapDump implements AutoCloseable {

    private final Path file;
    private final HeapLayout layout;
    private final @Nullable Path sizes;
    private final boolean ours;
    private volatile boolean kept;

    private HeapDump(Path file, HeapLayout layout, @Nullable Path sizes, boolean ours) {
        this.file = file;
        this.layout = layout;
        this.sizes = sizes;
        this.ours = ours;
    }

    /**
     * A file that someone else made; closing leaves it alone.
     *
     * @param layout that of the VM that wrote it
     * @param sizes a file that {@link KnownSizes#write} made, or null
     */
    public static HeapDump of(Path file, HeapLayout layout, @Nullable Path sizes) {
        return new HeapDump(file, layout, sizes, false);
    }

    static HeapDump taken(Path file, HeapLayout layout, @Nullable Path sizes) {
        return new HeapDump(file, layout, sizes, true);
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The layout of the VM that wrote it. */
    public HeapLayout layout() {
        return layout;
    }

    /** The file with what that VM reported of sizes, if any. It is not kept in memory, where the next dump would find it. */
    public @Nullable Path sizesFile() {
        return sizes;
    }

    KnownSizes sizes() throws IOException {
        return sizes == null ? KnownSizes.NONE : KnownSizes.read(sizes);
    }

    /** Leaves the dump in place when closed. */
    public void keep() {
        kept = true;
    }

    /** Deletes the files if they were made here, but not the dump if it is kept; a second call does nothing. */
    @Override
    public void close() throws IOException {
        if (ours) {
            if (sizes != null) {
                Files.deleteIfExists(sizes);
            }
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }
}
