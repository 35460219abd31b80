package io.github.memorybudget.benchmarks.heap;

import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeapLayout;
import java.nio.file.Path;

/**
 * A dump between JVMs.
 *
 * @param file the dump
 * @param sizes what its VM reported of sizes
 * @param layout that of its VM
 * @param live bytes that were in use after a collection
 */
record DumpFile(Path file, Path sizes, HeapLayout layout, long live) {

    private static final String SEPARATOR = "\t";

    static DumpFile of(HeapDump dump, long live) {
        Path sizes = dump.sizesFile();
        if (sizes == null) {
            throw new IllegalStateException(dump.file() + " has no sizes beside it");
        }
        return new DumpFile(dump.file(), sizes, dump.layout(), live);
    }

    static DumpFile parse(String line) {
        String[] parts = line.split(SEPARATOR);
        return new DumpFile(
                Path.of(parts[0]),
                Path.of(parts[1]),
                new HeapLayout(
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]),
                        Integer.parseInt(parts[4]),
                        Integer.parseInt(parts[5])),
                Long.parseLong(parts[6]));
    }

    String line() {
        return String.join(
                SEPARATOR,
                file.toString(),
                sizes.toString(),
                String.valueOf(layout.objectHeader()),
                String.valueOf(layout.arrayHeader()),
                String.valueOf(layout.referenceSize()),
                String.valueOf(layout.alignment()),
                String.valueOf(live));
    }

    HeapDump dump() {
        return HeapDump.of(file, layout, sizes);
    }
}
