package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of a signature tree from what holds it to its end, one step a line, with the place where it grew. */
final class TracePath {

    private final SignatureTree tree;
    private final @Nullable SignatureGrowth growth;
    /** The nodes from the holder's child to the end. */
    private final List<Integer> nodes = new ArrayList<>();

    private final int end;
    private final int place;
    /** Whether the holder is the first line. */
    private final boolean startsWithStatic;

    private TracePath(SignatureTree tree, int end, int place, @Nullable SignatureGrowth growth) {
        this.tree = tree;
        this.growth = growth;
        this.end = end;
        // By which of its objects the test framework happens to hold the test is no one's interest, and never the same.
        boolean all = tree.kind(end) == HeldBy.FRAMEWORK;
        for (int node = end;
                node > 0 && !tree.isHolder(node) && (all || tree.kind(node) != HeldBy.FRAMEWORK);
                node = tree.parent(node)) {
            nodes.add(node);
        }
        Collections.reverse(nodes);
        // What grew may be the test framework's; then what it holds of the user's is where the path begins.
        this.place = Math.max(0, nodes.indexOf(place));
        this.startsWithStatic = PathWords.isStatic(holder());
    }

    /** The path to a node, of which nothing is known to have grown. */
    static TracePath to(SignatureTree tree, int node) {
        return new TracePath(tree, node, node, null);
    }

    /** The path to a place that grew, and on to the end of what it holds. */
    static TracePath through(SignatureGrowth growth, int place, int end) {
        return new TracePath(growth.tree(), end, place, growth);
    }

    LeakTrace trace(long retained, long objects) {
        return trace(retained, objects, null);
    }

    LeakTrace trace(long retained, long objects, @Nullable String cause) {
        List<String> path = lines();
        return new LeakTrace(
                PathWords.fingerprint(tree, end, path),
                retained,
                objects,
                PathWords.root(tree, end),
                path,
                notes(),
                cause);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (startsWithStatic) {
            lines.add(holder());
        }
        for (int i = 0; i < nodes.size(); i++) {
            lines.add(PathWords.step(tree.className(nodes.get(i)), fieldOutOf(i)));
        }
        return lines;
    }

    /** The words of what holds the path. */
    String holder() {
        return tree.className(tree.holder(end));
    }

    int length() {
        return nodes.size();
    }

    /** The index of the first node that grew. */
    int place() {
        return place;
    }

    String className(int index) {
        return tree.className(nodes.get(index));
    }

    NodeTraits traits(int index) {
        return tree.traits(nodes.get(index));
    }

    /** The field by which the path goes on, or empty at its end. */
    String fieldOutOf(int index) {
        return index + 1 < nodes.size() ? tree.field(nodes.get(index + 1)) : "";
    }

    long grownInstances(int index) {
        return growth == null ? 0 : growth.instances(nodes.get(index));
    }

    /** Whether the holder is a static field of a class of the user's own. */
    boolean isHolderOwn() {
        return tree.traits(tree.holder(end)).own();
    }

    /** How many objects are at a step now. */
    long instances(int index) {
        return tree.instances(nodes.get(index));
    }

    /**
     * Whether most of what grew is behind class loaders that grew with it. One among much else is a part of something that
     * stays as a whole, such as a framework's own loader.
     */
    boolean hasGrownLoaders() {
        if (growth == null) {
            return false;
        }
        int from = nodes.get(place);
        BitSet behind = new BitSet();
        BitSet loaded = new BitSet();
        behind.set(from);
        long all = 0;
        long loaders = 0;
        for (int node = from; node < tree.size(); node++) {
            if (node > from && !behind.get(tree.parent(node))) {
                continue;
            }
            behind.set(node);
            loaded.set(
                    node,
                    node > from && loaded.get(tree.parent(node))
                            || tree.traits(node).classLoader() && growth.instances(node) > 0);
            all += growth.bytes(node);
            loaders += loaded.get(node) ? growth.bytes(node) : 0;
        }
        return loaders > 0 && loaders >= all / 2;
    }

    /** Whether a step is a reference that an inner class or lambda has without naming it. */
    boolean isCapture(int index) {
        String field = fieldOutOf(index);
        return field.startsWith("this$") || field.startsWith("val$") || field.startsWith("arg$");
    }

    /** The collection or array that the growth is in: at the place or around it, else the one that was filled. */
    int growingCollection() {
        for (int i = place; i >= 0; i--) {
            boolean around = i == place || fieldOutOf(i).equals(SignatureTree.ELEMENT);
            if (around && isCollection(i) && grownEntries(nodes.get(i)) > 0) {
                return i;
            }
        }
        return filledCollection();
    }

    /** The collection that one new object came with, and which has all of the growth; -1 for none. */
    private int filledCollection() {
        if (growth == null || nodes.isEmpty() || grownInstances(place) != 1) {
            return -1;
        }
        for (int i = place + 1; i < nodes.size(); i++) {
            if (traits(i).collection() != null && grownInstances(i) <= 1 && grownEntries(nodes.get(i)) > 1) {
                return i;
            }
        }
        return -1;
    }

    private boolean isCollection(int index) {
        return traits(index).collection() != null || className(index).endsWith("[]");
    }

    private long grownEntries(int node) {
        return growth == null ? 0 : growth.entries(node);
    }

    private List<StepNote> notes() {
        int offset = startsWithStatic ? 1 : 0;
        int suspect = suspect();
        List<StepNote> notes = new ArrayList<>();
        for (int line = 0; line < nodes.size() + offset; line++) {
            int index = line - offset;
            boolean suspected = growth != null && (index == suspect || index >= place && isCapture(index));
            Long entries = index < 0 ? null : entries(index);
            if (suspected || entries != null) {
                notes.add(new StepNote(line, suspected, entries, entries == null ? null : grownEntriesNote(index)));
            }
        }
        return notes;
    }

    /** The reference that leads to what grew, and past a collection's own inside to the collection; -1 is the holder. */
    private int suspect() {
        int grown = growingCollection();
        int into = (grown < 0 ? place : grown) - 1;
        // Where nothing has a field on the way, as with a thread's own local variable, the object itself is named.
        return into < 0 && !startsWithStatic ? 0 : into;
    }

    private @Nullable Long entries(int index) {
        int node = nodes.get(index);
        boolean collection = traits(index).collection() != null
                || className(index).endsWith("[]") && fieldOutOf(index).equals(SignatureTree.ELEMENT);
        return collection && tree.entries(node) > 0 ? tree.entries(node) : null;
    }

    private @Nullable Long grownEntriesNote(int index) {
        return growth != null && growth.isMeasured() ? growth.entries(nodes.get(index)) : null;
    }
}
