package io.github.memorybudget.benchmarks.heap;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Path to the nearest root and retained size of one object, on dumps of several sizes, by several libraries; see
 * {@code benchmarks/README.md}.
 */
final class HeapAnalysisTable {

    private static final List<String> USUAL_HEAPS = List.of("50", "500", "2048", "50+list");

    private static final long MB = 1L << 20;

    /** A dump may take one and a half times the live heap, and what libraries write beside it as much again. */
    private static final int DISK_FACTOR = 4;

    /** What libraries need at most that finish at all: some take nine times the live heap. */
    private static final int HEAP_FACTOR = 6;

    private static final int LEAST_HEAP_MEGABYTES = 4_096;

    /** As {@code AnalysisJvm} starts it, but for the heap, which is the same for all. */
    private static final List<String> OUR_OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseTransparentHugePages");

    private final TemporaryFolder folder;
    private final Duration timeout;

    private HeapAnalysisTable(TemporaryFolder folder, Duration timeout) {
        this.folder = folder;
        this.timeout = timeout;
    }

    /**
     * Prints one table a size, and fails where a retained size that VisualVM's library tells is another than ours.
     *
     * @param arguments the seconds that a library may take, and heaps as {@link HeapShape#parse} takes them, or none for the
     *     usual ones
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration timeout = Duration.ofSeconds(Long.parseLong(arguments[0]));
        List<String> heaps =
                arguments.length == 1 ? USUAL_HEAPS : List.of(arguments).subList(1, arguments.length);
        System.out.printf(
                Locale.ROOT,
                "JDK %s, %d processors%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors());
        boolean agree = true;
        for (HeapShape shape : heaps.stream().map(HeapShape::parse).toList()) {
            try (TemporaryFolder folder = TemporaryFolder.make()) {
                agree &= new HeapAnalysisTable(folder, timeout).measure(shape);
            }
        }
        if (!agree) {
            throw new IllegalStateException("Retained sizes differ from those of VisualVM's library");
        }
    }

    private boolean measure(HeapShape shape) throws IOException, InterruptedException {
        int megabytes = shape.megabytes();
        int heap = Math.max(LEAST_HEAP_MEGABYTES, megabytes * HEAP_FACTOR);
        String lacking = lacking(megabytes, heap);
        if (!lacking.isEmpty()) {
            System.out.printf(Locale.ROOT, "%n%,d MB live: left out, %s%n", megabytes, lacking);
            return true;
        }
        DumpFile dump = dump(shape);
        System.out.printf(
                Locale.ROOT,
                "%n%,d MB live%s, a dump of %,d MB, -Xmx%dm%n",
                dump.live() / MB,
                shape.withList() ? " with a linked list of " + HeapShape.LIST_NODES + " nodes" : "",
                Files.size(dump.file()) / MB,
                heap);
        Map<Peer, PeerRun> runs = new EnumMap<>(Peer.class);
        System.out.printf(
                "%-22s %9s %9s %9s %9s %9s %9s %7s %12s%n",
                "", "s", "/ ours", "CPU s", "/ ours", "peak MB", "/ ours", "steps", "retained B");
        for (Peer peer : Peer.values()) {
            PeerRun run = run(peer, dump, heap);
            runs.put(peer, run);
            System.out.print(line(run, runs.get(Peer.OURS)));
        }
        return agree(runs.get(Peer.OURS), runs.get(Peer.VISUALVM));
    }

    private PeerRun run(Peer peer, DumpFile dump, int heap) throws IOException, InterruptedException {
        try (TemporaryFolder scratch = folder.inside()) {
            // Some write files beside the dump, which the next one would find.
            Path link = scratch.path().resolve("heap.hprof");
            Files.createLink(link, dump.file());
            DumpFile own = new DumpFile(link, dump.sizes(), dump.layout(), dump.live());
            List<String> options = Stream.concat(
                            Stream.of("-Xmx" + heap + "m", "-XX:+UseSerialGC"),
                            peer == Peer.OURS ? OUR_OPTIONS.stream() : Stream.empty())
                    .toList();
            return PeerRun.of(peer, own, scratch.path(), options, timeout);
        }
    }

    private static String line(PeerRun run, PeerRun ours) {
        if (run.answer() == null) {
            return String.format(Locale.ROOT, "%-22s %s%n", run.peer().title(), run.problem());
        }
        return String.format(
                Locale.ROOT,
                "%-22s %9.1f %9.1f %9.1f %9.1f %,9d %9.1f %7d %,12d%n",
                run.peer().title(),
                run.seconds(),
                run.seconds() / ours.seconds(),
                run.processor(),
                run.processor() / ours.processor(),
                run.peak() / MB,
                (double) run.peak() / ours.peak(),
                run.answer().steps(),
                run.answer().retained());
    }

    private static boolean agree(PeerRun ours, PeerRun visualVm) {
        if (ours.answer() == null) {
            throw new IllegalStateException("No answer of ours: " + ours.problem());
        }
        if (visualVm.answer() == null) {
            System.out.println("Nothing to compare our retained size with: VisualVM's library has none");
            return true;
        }
        return ours.answer().retained() == visualVm.answer().retained();
    }

    private String lacking(int megabytes, int heap) {
        long disk = folder.path().toFile().getUsableSpace() / MB;
        if (disk < (long) megabytes * DISK_FACTOR) {
            return disk + " MB of disk are free, " + (long) megabytes * DISK_FACTOR + " are needed";
        }
        long memory = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getTotalMemorySize()
                / MB;
        return memory < heap + megabytes ? memory + " MB of memory, " + (heap + megabytes) + " are needed" : "";
    }

    private DumpFile dump(HeapShape shape) throws IOException, InterruptedException {
        Path log = folder.path().resolve("live-heap");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + (shape.megabytes() * 2 + 256) + "m",
                        // Compacts all when it is asked to, so that what is in use is what is live.
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LiveHeap.class.getName(),
                        folder.path().toString(),
                        shape.text())
                .redirectOutput(log.toFile())
                .redirectError(new File(log + "-errors"))
                .start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("No dump, code " + code + ": " + Files.readString(Path.of(log + "-errors")));
        }
        return DumpFile.parse(Files.readString(log).strip());
    }
}
