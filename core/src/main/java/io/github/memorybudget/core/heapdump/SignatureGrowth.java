package io.github.memorybudget.core.heapdump;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By how much each node of a later signature tree exceeds the same path of an earlier one. */
final class SignatureGrowth {

    private final SignatureTree tree;
    private final boolean measured;
    private final long[] instances;
    private final long[] objects;
    private final long[] bytes;
    private final long[] entries;

    private SignatureGrowth(SignatureTree tree, boolean measured) {
        this.tree = tree;
        this.measured = measured;
        instances = new long[tree.size()];
        objects = new long[tree.size()];
        bytes = new long[tree.size()];
        entries = new long[tree.size()];
    }

    /** The growth from one tree to another; without an earlier one everything has grown. */
    static SignatureGrowth between(@Nullable SignatureTree before, SignatureTree after) {
        SignatureGrowth growth = new SignatureGrowth(after, before != null);
        Map<Path, Integer> earlier = before == null ? Map.of() : paths(before);
        int[] matches = new int[after.size()];
        for (int node = 1; node < after.size(); node++) {
            Path path = path(after, node, matches[after.parent(node)]);
            Integer match = earlier.get(path);
            // A path below one that is new is new.
            matches[node] = match == null ? -1 : match;
            growth.instances[node] = after.instances(node);
            growth.objects[node] = after.objects(node);
            growth.bytes[node] = after.bytes(node);
            growth.entries[node] = after.entries(node);
            if (before != null && match != null) {
                growth.instances[node] -= before.instances(match);
                growth.objects[node] -= before.objects(match);
                growth.bytes[node] -= before.bytes(match);
                growth.entries[node] -= before.entries(match);
            }
        }
        if (before != null) {
            growth.withoutMoves(before);
        }
        return growth;
    }

    /**
     * What the JDK and the VM keep of classes, they hold by several ways that come and go, of which the shortest is shown: of a
     * class that takes no more than before, none has grown but only moved.
     */
    private void withoutMoves(SignatureTree before) {
        Map<String, Long> net = new HashMap<>();
        for (int node = 1; node < tree.size(); node++) {
            net.merge(tree.className(node), tree.bytes(node), Long::sum);
        }
        for (int node = 1; node < before.size(); node++) {
            net.merge(before.className(node), -before.bytes(node), Long::sum);
        }
        for (int node = 1; node < tree.size(); node++) {
            long most = Math.max(0, net.get(tree.className(node)));
            if (tree.kind(node).isWarmUp() && bytes[node] > most) {
                double share = (double) most / bytes[node];
                instances[node] = Math.round(instances[node] * share);
                objects[node] = Math.round(objects[node] * share);
                entries[node] = Math.round(entries[node] * share);
                bytes[node] = most;
            }
        }
    }

    /** For want of an earlier tree: what may have grown is what belongs to classes that grew, in proportion. */
    static SignatureGrowth ofClasses(SignatureTree tree, Map<String, Long> grownBytes) {
        Map<String, Long> held = new HashMap<>();
        for (int node = 1; node < tree.size(); node++) {
            if (tree.kind(node).counts()) {
                held.merge(tree.className(node), tree.bytes(node), Long::sum);
            }
        }
        SignatureGrowth growth = new SignatureGrowth(tree, false);
        for (int node = 1; node < tree.size(); node++) {
            String name = tree.className(node);
            long all = tree.bytes(node);
            Long grown = grownBytes.get(name);
            if (grown != null && all > 0) {
                double share = Math.min(1, (double) grown / Math.max(1, held.getOrDefault(name, 1L)));
                growth.instances[node] = Math.round(tree.instances(node) * share);
                growth.objects[node] = Math.round(tree.objects(node) * share);
                growth.bytes[node] = Math.round(all * share);
                growth.entries[node] = Math.round(tree.entries(node) * share);
            }
        }
        return growth;
    }

    /**
     * Growth that is known from elsewhere, such as memory off the heap.
     *
     * @param grown what has grown, by node
     */
    static SignatureGrowth at(SignatureTree tree, Map<Integer, Grown> grown) {
        SignatureGrowth growth = new SignatureGrowth(tree, false);
        grown.forEach((node, more) -> {
            growth.instances[node] = more.objects;
            growth.objects[node] = more.objects;
            growth.bytes[node] = more.bytes;
            int collection = collectionOf(tree, node);
            if (tree.entries(collection) >= more.objects) {
                growth.entries[collection] += more.objects;
            }
        });
        return growth;
    }

    /** The collection or array that an object is in, by itself or as part of an element; the top for none. */
    private static int collectionOf(SignatureTree tree, int node) {
        int at = tree.parent(node);
        while (at > 0
                && tree.traits(at).collection() == null
                && !tree.className(at).endsWith("[]")) {
            at = tree.parent(at);
        }
        return at;
    }

    /** So many objects more, which take so many bytes. */
    record Grown(long objects, long bytes) {

        Grown and(Grown more) {
            return new Grown(objects + more.objects, bytes + more.bytes);
        }
    }

    SignatureTree tree() {
        return tree;
    }

    /** Whether two dumps were compared, rather than a share of one estimated. */
    boolean isMeasured() {
        return measured;
    }

    long instances(int node) {
        return instances[node];
    }

    long objects(int node) {
        return objects[node];
    }

    long bytes(int node) {
        return bytes[node];
    }

    long entries(int node) {
        return entries[node];
    }

    private record Path(int parent, String field, String className, HeldBy kind) {}

    private static Map<Path, Integer> paths(SignatureTree tree) {
        Map<Path, Integer> paths = new HashMap<>(tree.size() * 2);
        for (int node = 1; node < tree.size(); node++) {
            paths.put(path(tree, node, tree.parent(node)), node);
        }
        return paths;
    }

    private static Path path(SignatureTree tree, int node, int parent) {
        return new Path(parent, tree.field(node), tree.className(node), tree.kind(node));
    }
}
