package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeapDumpArchive;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps the heap dump of a test that fails, zipped and below a limit of all together, where the user asked for it. */
final class DumpKeeper {

    private final Settings settings;
    private final String testName;

    /**
     * A keeper for one test.
     *
     * @param testName names the file
     */
    DumpKeeper(Settings settings, String testName) {
        this.settings = settings;
        this.testName = testName;
    }

    boolean isWanted() {
        return settings.keepsHeapDumps();
    }

    /** Where the dump is now, or why it is not there; null where nobody asked for it. */
    @Nullable
    String keep(HeapDump dump) {
        if (!isWanted()) {
            return null;
        }
        Path folder = settings.resultsDirectory().resolveSibling("heap-dumps");
        try {
            return new HeapDumpArchive(folder, HeapDumpArchive.DEFAULT_LIMIT)
                    .keep(dump, testName)
                    .toString();
        } catch (IOException e) {
            return "it could not be kept: " + e.getMessage();
        }
    }
}
