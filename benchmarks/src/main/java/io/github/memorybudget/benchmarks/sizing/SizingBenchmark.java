package io.github.memorybudget.benchmarks.sizing;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times one sizing of one graph with one library; {@link SizingTable} runs it for all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class SizingBenchmark {

    /** Name of a {@link Graph}. */
    @Param("HASH_MAP")
    public Graph graph = Graph.HASH_MAP;

    /** Name of a {@link Library}. */
    @Param("MEMORY_BUDGET")
    public Library library = Library.MEMORY_BUDGET;

    private Object root = "";
    private Library.Sizing sizing = root -> 0;

    /** Makes the graph, and has young collections behind it. */
    @Setup
    public void setUp() {
        root = graph.make();
        sizing = library.sizing();
        System.gc();
    }

    /** Sizes it. */
    @Benchmark
    public long size(Answer answer) throws Exception {
        long bytes = sizing.of(root);
        answer.bytes = bytes;
        return bytes;
    }

    /** What the library says, which JMH hands over to the table. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Answer {
        /** Deep size. */
        public long bytes;
    }
}
