package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeapDumpArchive;
import io.github.memorybudget.core.result.TestIdentity;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps the heap dump of a test that fails, zipped and below a limit of all together, where the user asked for it. */
final class DumpKeeper {

    private final Settings settings;
    private final TestIdentity test;
    private final int attempt;

    /** A keeper for one run of a test, after which the file is named. */
    DumpKeeper(Settings settings, TestIdentity test, int attempt) {
        this.settings = settings;
        this.test = test;
        this.attempt = attempt;
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
        String testName = test.simpleClassName() + "." + test.method() + "-" + attempt;
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
