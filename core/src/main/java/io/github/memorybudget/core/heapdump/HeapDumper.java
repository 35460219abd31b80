package io.github.memorybudget.core.heapdump;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Takes dumps of the live objects of this VM. Each is a full collection and a pause of about 2 to 7 ms for each MB live.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HeapDumper {

    private final Path directory;

    /**
     * Takes dumps into a directory.
     *
     * @param directory created when it is missing
     */
    public HeapDumper(Path directory) {
        this.directory = directory;
    }

    /**
     * Takes a dump into a new file.
     *
     * @throws IOException if the file can't be written, for instance because the disk is full; no file is left then
     * @throws UnsupportedOperationException if this is no HotSpot VM
     */
    public HeapDump dump() throws IOException {
        HeapLayout layout = HeapLayout.ofThisVm();
        Files.createDirectories(directory);
        String name = "memory-budget-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        Path file = directory.resolve(name + ".hprof");
        Path sizes = directory.resolve(name + ".sizes");
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            vm.dumpHeap(file.toAbsolutePath().toString(), true);
            // The analysis knows this thread by this object, which compiled code would have dropped by now.
            Reference.reachabilityFence(this);
            VmClassHistogram.knownSizes().write(sizes);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(sizes);
            throw e;
        }
        return HeapDump.taken(file, layout, sizes);
    }
}
