package io.github.memorybudget.benchmarks.sizing;

import io.github.memorybudget.core.footprint.Sizer;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Sizes the same graphs with each library, and prints how they compare; see {@code benchmarks/README.md}. */
public final class SizingTable {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final List<Graph> graphs;
    private final List<String> options;

    private SizingTable(List<Graph> graphs, List<String> options) {
        this.graphs = graphs;
        this.options = options;
    }

    /**
     * Measures and prints.
     *
     * @param arguments options of the measured JVMs, as {@code -Xmx2g}, and names of graphs, all where there is none
     */
    public static void main(String[] arguments) throws RunnerException, UnavailableException {
        List<String> options = new ArrayList<>();
        List<Graph> graphs = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("-")) {
                options.add(argument);
            } else {
                graphs.add(Graph.valueOf(argument));
            }
        }
        new SizingTable(graphs.isEmpty() ? Arrays.asList(Graph.values()) : graphs, options).print();
    }

    private void print() throws RunnerException, UnavailableException {
        System.out.printf(
                Locale.ROOT,
                "Sizing: JDK %s, options %s; peers in multiples of our time (* another total than ours)%n",
                System.getProperty("java.version"),
                options);
        System.out.printf(Locale.ROOT, "%-12s %10s %10s %8s", "graph", "objects", "ours ms", "B/object");
        for (Library library : Library.values()) {
            if (library != Library.MEMORY_BUDGET) {
                System.out.printf(Locale.ROOT, " %15s", library.title());
            }
        }
        System.out.println();
        for (Graph graph : graphs) {
            System.out.println(row(graph));
        }
    }

    private String row(Graph graph) throws RunnerException, UnavailableException {
        Map<Library, Timed> times = new EnumMap<>(Library.class);
        for (Library library : Library.values()) {
            times.put(library, measure(graph, library));
        }
        Timed ours = times.get(Library.MEMORY_BUDGET);
        if (ours == null || ours.micros() == 0) {
            throw new IllegalStateException("no time of our own on " + graph);
        }
        long objects = Sizer.complete().size(graph.make()).objects();
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "%-12s %,10d %10.2f %8.1f",
                graph.name().toLowerCase(Locale.ROOT),
                objects,
                ours.micros() / 1000,
                ours.allocated() / objects));
        times.remove(Library.MEMORY_BUDGET);
        times.values().forEach(peer -> row.append(String.format(Locale.ROOT, " %15s", peer.beside(ours))));
        return row.toString();
    }

    private Timed measure(Graph graph, Library library) throws RunnerException {
        List<String> all = new ArrayList<>(options);
        all.addAll(library.options());
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include(SizingBenchmark.class.getName() + ".size")
                .param("graph", graph.name())
                .param("library", library.name())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(all.toArray(String[]::new));
        Options options = builder.build();
        Collection<RunResult> results = new Runner(options).run();
        for (RunResult result : results) {
            Result<?> bytes = result.getSecondaryResults().get("bytes");
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
            return new Timed(
                    result.getPrimaryResult().getScore(),
                    allocated == null ? Double.NaN : allocated.getScore(),
                    bytes == null ? 0 : Math.round(bytes.getScore()));
        }
        return new Timed(0, 0, 0);
    }

    /**
     * One library's figures on one graph; all 0 where it failed.
     *
     * @param micros for a sizing
     * @param allocated bytes allocated for a sizing
     * @param bytes the size that it found
     */
    private record Timed(double micros, double allocated, long bytes) {

        String beside(Timed ours) {
            if (micros == 0) {
                return "fails";
            }
            return String.format(Locale.ROOT, "%.1f%s", micros / ours.micros, bytes == ours.bytes ? "" : "*");
        }
    }
}
