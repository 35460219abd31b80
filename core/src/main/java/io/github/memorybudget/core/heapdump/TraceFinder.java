package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Picks the places where a tree has grown, and words the paths to them. A place is the first node on a path whose objects
 * take more than before, be it more of them or a larger array; from there the path goes on, while nearly all of the growth is behind one child, to where
 * one holder becomes many objects.
 */
final class TraceFinder {

    // What is less is not behind this child alone; taken from where people stop reading a path.
    private static final double NEARLY_ALL = 0.8;

    /** A collection takes memory of its own beside its elements', the less of it the larger these are. */
    private static final double MOST = 0.5;

    private final SignatureGrowth growth;
    private final SignatureTree tree;
    private final boolean once;
    private final long[] bytes;
    private final long[] objects;
    private final int[] firstChild;
    private final int[] sibling;

    private TraceFinder(SignatureGrowth growth, boolean countedOnly, boolean once) {
        this.growth = growth;
        this.once = once;
        this.tree = growth.tree();
        bytes = new long[tree.size()];
        objects = new long[tree.size()];
        firstChild = new int[tree.size()];
        sibling = new int[tree.size()];
        for (int node = tree.size() - 1; node > 0; node--) {
            if (tree.kind(node).counts() || !countedOnly && tree.kind(node).isWarmUp()) {
                bytes[node] += growth.bytes(node);
                objects[node] += growth.objects(node);
            }
            int parent = tree.parent(node);
            bytes[parent] += bytes[node];
            objects[parent] += objects[node];
            sibling[node] = firstChild[parent];
            firstChild[parent] = node;
        }
    }

    /** The largest traces first, at most {@code limit}, of what grows from run to run. */
    static List<LeakTrace> find(SignatureGrowth growth, boolean countedOnly, int limit) {
        return new TraceFinder(growth, countedOnly, false).find(limit);
    }

    /** The same of what grew in one run, of which it is not known whether another run adds to it. */
    static List<LeakTrace> findOfOneRun(SignatureGrowth growth, boolean countedOnly, int limit) {
        return new TraceFinder(growth, countedOnly, true).find(limit);
    }

    private List<LeakTrace> find(int limit) {
        List<Integer> places = new ArrayList<>();
        IntList open = new IntList();
        open.add(0);
        while (open.size() > 0) {
            int node = open.removeLast();
            if (node > 0 && hasGrown(node) && bytes[node] > 0) {
                places.add(node);
                continue;
            }
            for (int child = firstChild[node]; child > 0; child = sibling[child]) {
                // Growth in one branch may hide behind loss in another, so a branch is not left for its sum.
                open.add(child);
            }
        }
        places.sort(Comparator.comparingLong((Integer node) -> -bytes[node]).thenComparing(this::words));
        // The same path under several roots, as in a pool of threads, is one.
        Map<String, LeakTrace> traces = new LinkedHashMap<>();
        for (int place : places) {
            LeakTrace trace = trace(place);
            LeakTrace known = traces.get(trace.fingerprint());
            if (known != null || traces.size() < limit) {
                traces.put(trace.fingerprint(), known == null ? trace : sum(known, trace));
            }
        }
        return traces.values().stream()
                .sorted(Comparator.comparingLong((LeakTrace trace) -> -trace.retained()))
                .toList();
    }

    private static LeakTrace sum(LeakTrace one, LeakTrace other) {
        return new LeakTrace(
                one.fingerprint(),
                one.retained() + other.retained(),
                one.objects() + other.objects(),
                one.root(),
                one.path(),
                one.notes(),
                one.cause());
    }

    private boolean hasGrown(int node) {
        return !tree.isHolder(node) && growth.bytes(node) > 0;
    }

    private LeakTrace trace(int place) {
        int end = end(place);
        String cause = LikelyCause.of(TracePath.through(growth, place, last(place, end)), once);
        return TracePath.through(growth, place, end).trace(bytes[place], objects[place], cause);
    }

    /** How far beyond the path nearly all of the growth is behind one child, for the cause only. */
    private int last(int place, int end) {
        int last = end;
        while (true) {
            int heaviest = heaviest(last);
            if (heaviest == 0 || bytes[heaviest] < NEARLY_ALL * bytes[place]) {
                return last;
            }
            last = heaviest;
        }
    }

    private String words(int node) {
        return String.join("\n", TracePath.to(tree, node).lines());
    }

    private int end(int place) {
        int end = place;
        int at = place;
        // A collection that grew is worded with what it holds.
        boolean needsElement = growth.entries(place) > 0;
        boolean fillsAnother = !needsElement && growth.entries(tree.parent(place)) <= 0;
        while (true) {
            int heaviest = heaviest(at);
            boolean element =
                    needsElement && at == place || fillsAnother && isFilled(at) && bytes[heaviest] >= MOST * bytes[at];
            if (heaviest == 0 || !element && bytes[heaviest] < NEARLY_ALL * bytes[at]) {
                return end;
            }
            boolean jumps = growth.instances(heaviest) > 2 * Math.max(1, growth.instances(at));
            if (jumps || element) {
                end = heaviest;
            }
            at = heaviest;
        }
    }

    private boolean isFilled(int node) {
        return tree.traits(node).collection() != null && growth.instances(node) <= 1 && growth.entries(node) > 1;
    }

    private int heaviest(int node) {
        int heaviest = 0;
        for (int child = firstChild[node]; child > 0; child = sibling[child]) {
            if (bytes[child] > 0 && (heaviest == 0 || bytes[child] > bytes[heaviest])) {
                heaviest = child;
            }
        }
        return heaviest;
    }
}
