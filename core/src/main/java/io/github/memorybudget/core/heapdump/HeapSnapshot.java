package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apiguardian.api.API;

/**
 * One dump, read into memory. Immutable and safe for use by several threads. Reading takes about 2 bytes of heap for each
 * byte of live heap in the dump, so use {@link AnalysisProcess} where the heap is not one's own.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HeapSnapshot {

    private final HeapGraph graph;

    private HeapSnapshot(HeapGraph graph) {
        this.graph = graph;
    }

    /**
     * Reads a dump.
     *
     * @throws HeapDumpException if the file is no complete dump
     * @throws IOException if it can't be read
     */
    public static HeapSnapshot read(HeapDump dump) throws IOException {
        return new HeapSnapshot(HeapGraphBuilder.read(dump.file(), dump.layout(), dump.sizes()));
    }

    HeapGraph graph() {
        return graph;
    }

    /** Number of objects, {@code java.lang.Class} objects included. */
    public int objects() {
        return graph.count;
    }

    /** Sum of all shallow sizes in bytes. */
    public long bytes() {
        long sum = 0;
        for (int object = 0; object < graph.count; object++) {
            sum += graph.size(object);
        }
        return sum;
    }

    /** All classes that have objects, the largest first. Classes of the same name are one. */
    public List<ClassFigure> classes() {
        long[] instances = new long[graph.classes.count];
        long[] bytes = new long[graph.classes.count];
        for (int object = 0; object < graph.count; object++) {
            instances[graph.type(object)]++;
            bytes[graph.type(object)] += graph.size(object);
        }
        Map<String, ClassFigure> figures = new HashMap<>();
        for (int type = 0; type < instances.length; type++) {
            if (instances[type] > 0) {
                figures.merge(
                        graph.classes.names[type],
                        new ClassFigure(graph.classes.names[type], instances[type], bytes[type]),
                        (a, b) -> new ClassFigure(a.className(), a.instances() + b.instances(), a.bytes() + b.bytes()));
            }
        }
        List<ClassFigure> sorted = new ArrayList<>(figures.values());
        sorted.sort(Comparator.comparingLong((ClassFigure figure) -> -figure.bytes())
                .thenComparing(ClassFigure::className));
        return sorted;
    }

    /**
     * Shortest paths to the instances of a class, folded, the most retaining first.
     *
     * @param className as {@link ClassFigure#className()} has it
     * @param limit greatest number of paths
     */
    public List<LeakTrace> pathsToInstances(String className, HolderRules rules, int limit) {
        return paths(rules, limit, object -> graph.className(object).equals(className));
    }

    /** Shortest paths to the objects that a {@link SearchMark} in the dump refers to; none for an object that is gone. */
    public List<LeakTrace> pathsToMarked(HolderRules rules, int limit) {
        return paths(rules, limit, SearchMark.marked(graph)::get);
    }

    private List<LeakTrace> paths(HolderRules rules, int limit, IntPredicate searched) {
        SignatureTreeBuilder.Folded folded = SignatureTreeBuilder.fold(HolderTree.of(graph, rules));
        Dominators dominators = Dominators.of(graph);
        IntPredicate below = dominators.below(searched);
        Map<Integer, long[]> found = new HashMap<>();
        for (int object = 0; object < graph.count; object++) {
            if (searched.test(object)) {
                long[] sums = found.computeIfAbsent(folded.node(object), node -> new long[2]);
                sums[0] += below.test(object) ? 0 : dominators.retained(object);
                sums[1]++;
            }
        }
        List<LeakTrace> traces = new ArrayList<>();
        found.forEach(
                (node, sums) -> traces.add(TracePath.to(folded.tree(), node).trace(sums[0], sums[1])));
        traces.sort(
                Comparator.comparingLong((LeakTrace trace) -> -trace.retained()).thenComparing(LeakTrace::fingerprint));
        return List.copyOf(traces.subList(0, Math.min(limit, traces.size())));
    }
}
