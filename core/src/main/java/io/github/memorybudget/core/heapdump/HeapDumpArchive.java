package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apiguardian.api.API;

/**
 * Keeps heap dumps zipped in one directory, up to a total size. A dump holds every secret of the heap, so this is only for
 * those who asked for it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HeapDumpArchive {

    /** What all kept dumps together may take, in bytes, zipped: 2 GB. */
    public static final long DEFAULT_LIMIT = 2L << 30;

    private final Path directory;
    private final long limit;

    /**
     * An archive.
     *
     * @param directory where the zip files go; made when first needed
     * @param limit bytes that all files in it may take together
     */
    public HeapDumpArchive(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /**
     * Keeps a dump as {@code <name>.hprof.zip}, replacing an earlier one of that name.
     *
     * @param name any text; what does not belong in a file name becomes an underscore
     * @return the file
     * @throws IOException if it can't be written, or the limit is reached; then nothing of it is left behind
     */
    public Path keep(HeapDump dump, String name) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(name.replaceAll("[^A-Za-z0-9._-]+", "_") + ".hprof.zip");
        Files.deleteIfExists(file);
        long left = limit - used();
        try {
            zip(dump.file(), file, left);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    private long used() throws IOException {
        long used = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                used += Files.size(file);
            }
        }
        return used;
    }

    private void zip(Path dump, Path file, long left) throws IOException {
        try (OutputStream out = new Bounded(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), left);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(dump.getFileName().toString()));
            Files.copy(dump, zip);
            zip.closeEntry();
        }
    }

    /** Refuses to grow past the limit. */
    private final class Bounded extends OutputStream {

        private final OutputStream out;
        private long left;

        Bounded(OutputStream out, long left) {
            this.out = out;
            this.left = left;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("the heap dumps kept in " + directory + " would take more than " + limit
                        + " B; delete some of them");
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
