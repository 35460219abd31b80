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

    private final SignatureGrowth growth;
    private final SignatureTree tree;
    private final long[] bytes;
    private final long[] objects;
    private final int[] firstChild;
    private final int[] sibling;

    private TraceFinder(SignatureGrowth growth, boolean countedOnly) {
        this.growth = growth;
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

    /** The largest traces first, at most {@code limit}, each of at least {@code atLeast} bytes of growth. */
    static List<LeakTrace> find(SignatureGrowth growth, boolean countedOnly, long atLeast, int limit) {
        return new TraceFinder(growth, countedOnly).find(Math.max(1, atLeast), limit);
    }

    private List<LeakTrace> find(long atLeast, int limit) {
        List<Integer> places = new ArrayList<>();
        IntList open = new IntList();
        open.add(0);
        while (open.size() > 0) {
            int node = open.removeLast();
            if (node > 0 && hasGrown(node) && bytes[node] >= atLeast) {
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
        return TracePath.through(growth, place, end(place)).trace(bytes[place], objects[place]);
    }

    private String words(int node) {
        return String.join("\n", TracePath.to(tree, node).lines());
    }

    private int end(int place) {
        int end = place;
        int at = place;
        // A collection that grew is worded with what it holds.
        boolean needsElement = growth.entries(place) > 0;
        while (true) {
            int heaviest = heaviest(at);
            boolean goesOn = heaviest > 0 && (bytes[heaviest] >= NEARLY_ALL * bytes[at] || needsElement && at == place);
            if (!goesOn) {
                return end;
            }
            boolean jumps = growth.instances(heaviest) > 2 * Math.max(1, growth.instances(at));
            if (jumps || needsElement && at == place) {
                end = heaviest;
            }
            at = heaviest;
        }
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
