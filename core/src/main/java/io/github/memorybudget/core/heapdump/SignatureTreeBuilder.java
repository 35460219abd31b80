package io.github.memorybudget.core.heapdump;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds a holder tree into a signature tree: walks up from each object until a known part of a path, and down again. */
final class SignatureTreeBuilder {

    // The bits of a key: node 20, kind 3, step 14, class 24.
    private static final int MAX_NODES = (1 << 20) - 1;
    private static final int MAX_DEPTH = 48;
    private static final int MAX_REPEAT = 6;
    private static final int ELEMENT_STEP = (1 << 14) - 1;
    private static final int LOADER_STEP = ELEMENT_STEP - 1;
    private static final int FIRST_STEP = LOADER_STEP - 1;
    private static final int OTHER_FIELD_STEP = FIRST_STEP - 1;
    private static final int INTERNAL = 1 << 31;
    private static final int UNKNOWN = 0;

    private final HolderTree holders;
    private final HeapGraph graph;
    private final SignatureTree tree = new SignatureTree();
    private final LongIntMap children = new LongIntMap();
    private final LongIntMap staticHolders = new LongIntMap();
    private final Map<String, Integer> otherHolders = new HashMap<>();
    private final Map<String, Integer> fieldNumbers = new HashMap<>();
    private final List<String> fieldNames = new ArrayList<>();
    private final ThreadLocalKeys threadLocalKeys;
    private final int[][] fieldSteps;
    private final int[] signatures;
    /** The first class of the same name, so that a class loaded twice is one. */
    private final int[] canonical;

    private final String[] labels;
    private final @Nullable CollectionKind[] collections;
    /** By signature: the class of its objects, -1 for holders; how deep it is. */
    private final IntList types = new IntList();

    private final IntList depths = new IntList();
    private final IntList steps = new IntList();

    private SignatureTreeBuilder(HolderTree holders) {
        this.holders = holders;
        this.graph = holders.graph();
        this.threadLocalKeys = new ThreadLocalKeys(holders);
        ClassTable classes = graph.classes;
        signatures = new int[graph.count];
        canonical = new int[classes.count];
        fieldSteps = new int[classes.count][];
        labels = new String[classes.count];
        collections = new CollectionKind[classes.count];
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < classes.count; i++) {
            labels[i] = ClassNames.stable(classes.names[i]);
            Integer first = firsts.putIfAbsent(labels[i], i);
            canonical[i] = first == null ? i : first;
            collections[i] = CollectionKind.of(classes, i);
        }
        node(0, "", "", HeldBy.OLD, -1, 0, 0);
    }

    static SignatureTree build(HolderTree holders) {
        return new SignatureTreeBuilder(holders).build().tree;
    }

    /** The tree with the node of each object. */
    static Folded fold(HolderTree holders) {
        SignatureTreeBuilder builder = new SignatureTreeBuilder(holders).build();
        return new Folded(builder.tree, builder.signatures);
    }

    /** A signature tree with the way from objects to it. */
    static final class Folded {
        private final SignatureTree tree;
        private final int[] signatures;

        private Folded(SignatureTree tree, int[] signatures) {
            this.tree = tree;
            this.signatures = signatures;
        }

        SignatureTree tree() {
            return tree;
        }

        int node(int object) {
            return signatures[object] & ~INTERNAL;
        }
    }

    private SignatureTreeBuilder build() {
        IntList path = new IntList();
        for (int object = 0; object < graph.count; object++) {
            for (int at = object; at >= 0 && signatures[at] == UNKNOWN; at = above(at)) {
                path.add(at);
            }
            while (path.size() > 0) {
                int next = path.removeLast();
                signatures[next] = signature(next);
                count(next);
            }
        }
        return this;
    }

    /** The object above in the path; a path ends at a class, whose static field it then begins with. */
    private int above(int object) {
        int parent = holders.parent(object);
        return parent >= 0 && graph.isMirror(parent) ? HolderTree.HELD_BY_VM : parent;
    }

    private int signature(int object) {
        int type = canonical[graph.type(object)];
        HeldBy kind = holders.kind(object);
        int parent = holders.parent(object);
        if (parent < 0 || graph.isMirror(parent)) {
            int holder = parent >= 0 ? classHolder(parent, object, kind) : otherHolder(parent, object, kind);
            return child(holder, FIRST_STEP, type, kind, "");
        }
        int above = signatures[parent] & ~INTERNAL;
        boolean inside = signatures[parent] < 0;
        CollectionKind collection = tree.isHolder(above) ? null : collections[types.get(above)];
        boolean fromArray = graph.classes.isArray(graph.type(parent));
        if (collection != null && kind == tree.kind(above)) {
            String name = labels[type];
            boolean nested = fromArray && graph.classes.isArray(graph.type(object));
            if (!nested && collection.isInternal(name)) {
                return above | INTERNAL;
            }
        }
        if (inside && graph.className(parent).equals(ThreadLocalKeys.ENTRY)) {
            String key = threadLocalKeys.words(parent);
            return child(above, fieldNumber(key), type, kind, key);
        }
        if (inside && labels[type].equals(ThreadLocalKeys.ENTRY)) {
            // What holds it is another than what holds the thread, so it is not folded into the thread's map.
            String key = threadLocalKeys.words(object);
            return child(above, fieldNumber(key), type, kind, key);
        }
        if (inside || fromArray) {
            return child(above, ELEMENT_STEP, type, kind, SignatureTree.ELEMENT);
        }
        int slot = slot(parent, object);
        if (slot < 0) {
            return child(above, LOADER_STEP, type, kind, "<class loader>");
        }
        String classValue = threadLocalKeys.wordsOfClassValue(parent, slot);
        if (classValue != null) {
            return child(above, fieldNumber(classValue), type, kind, classValue);
        }
        int step = fieldStep(graph.type(parent), slot);
        return child(above, step, type, kind, step == OTHER_FIELD_STEP ? "(fields)" : fieldNames.get(step));
    }

    /** A number for the name of a slot's field, the same for all classes. */
    private int fieldStep(int type, int slot) {
        if (fieldSteps[type] == null) {
            int[] numbers = new int[graph.classes.slots(type)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = fieldNumber(graph.classes.slotName(type, i));
            }
            fieldSteps[type] = numbers;
        }
        return fieldSteps[type][slot];
    }

    private int fieldNumber(String name) {
        Integer number = fieldNumbers.get(name);
        if (number == null) {
            number = Math.min(fieldNames.size(), OTHER_FIELD_STEP);
            fieldNumbers.put(name, number);
            fieldNames.add(name);
        }
        return number;
    }

    private int slot(int parent, int object) {
        int slots = graph.slots(parent);
        int first = slots == 0 ? 0 : graph.firstSlot(parent);
        for (int i = 0; i < slots; i++) {
            if (graph.target(first + i) == object) {
                return i;
            }
        }
        return -1;
    }

    private int classHolder(int mirror, int object, HeldBy kind) {
        int type = graph.mirrored(mirror);
        int[] statics = graph.statics[type];
        for (int i = 0; i < statics.length; i++) {
            String name = graph.classes.staticNames[type][i];
            if (statics[i] == object && ClassTableBuilder.isDeclared(name)) {
                long key = (long) canonical[type] << 20 | (long) kind.ordinal() << 16 | i + 1;
                int known = staticHolders.get(key);
                if (known == LongIntMap.MISSING) {
                    known = node(0, "", "static " + labels[type] + "." + name, kind, -1, 1, FIRST_STEP);
                    staticHolders.add(key, known);
                    if (holders.isOwn(type)) {
                        tree.traits(known, NodeTraits.OWN);
                    }
                }
                return known;
            }
        }
        return namedHolder("class metadata", kind);
    }

    private int otherHolder(int parent, int object, HeldBy kind) {
        if (parent == HolderTree.HELD_BY_VM) {
            return namedHolder(
                    graph.isMirror(object) ? "class metadata" : "the VM or a field of java.lang.Class", kind);
        }
        int place = HolderTree.root(parent);
        RootKind root = graph.rootKinds[place];
        if (root != RootKind.THREAD) {
            int holder = namedHolder(root.words(), kind);
            if (root == RootKind.JAVA_FRAME || root == RootKind.LEFT_FRAME) {
                tree.traits(holder, tree.traits(holder).withThread(graph.threadNameOf(place)));
            }
            return holder;
        }
        String name = graph.threadNames.getOrDefault(object, "");
        int holder = namedHolder(ThreadNames.holder(name), kind);
        tree.traits(holder, tree.traits(holder).withThread(name));
        return holder;
    }

    private int namedHolder(String words, HeldBy kind) {
        return otherHolders.computeIfAbsent(kind + words, key -> node(0, "", words, kind, -1, 1, FIRST_STEP));
    }

    private int child(int parent, int step, int type, HeldBy kind, String field) {
        long key = (((long) parent << 3 | kind.ordinal()) << 14 | step) << 24 | type;
        int known = children.get(key);
        if (known == LongIntMap.MISSING) {
            known = repeated(parent, step, type, kind);
            if (known < 0) {
                boolean full = tree.size() == MAX_NODES || depths.get(parent) >= MAX_DEPTH;
                known = full ? parent : node(parent, field, labels[type], kind, type, depths.get(parent) + 1, step);
            }
            children.add(key, known);
        }
        return known;
    }

    /** The node above that has the same step to the same class: the next node of a chain is its first over again. */
    private int repeated(int parent, int step, int type, HeldBy kind) {
        int at = parent;
        for (int i = 0; i < MAX_REPEAT && at > 0; i++, at = tree.parent(at)) {
            boolean first = steps.get(at) == FIRST_STEP && i == 0 || steps.get(at) == ELEMENT_STEP && i == 0;
            if (types.get(at) == type && tree.kind(at) == kind && (first || steps.get(at) == step)) {
                return at;
            }
        }
        return -1;
    }

    private int node(int parent, String field, String label, HeldBy kind, int type, int depth, int step) {
        types.add(type);
        depths.add(depth);
        steps.add(step);
        int node = tree.add(parent, field, label, kind);
        if (type >= 0) {
            NodeTraits traits = NodeTraits.ofClass(
                    collections[type], graph.classes.isSubclass(type, "java.lang.ClassLoader"), holders.isOwn(type));
            if (!traits.equals(NodeTraits.NONE)) {
                tree.traits(node, traits);
            }
        }
        return node;
    }

    private void count(int object) {
        int node = signatures[object] & ~INTERNAL;
        boolean inside = signatures[object] < 0;
        int type = graph.type(object);
        long entries = 0;
        CollectionKind collection = tree.isHolder(node) ? null : collections[types.get(node)];
        if (graph.classes.objectArrays[type] && !graph.isMirror(object)) {
            boolean counts = !inside || collection != null && collection.perEntry() > 0;
            entries = counts
                    ? graph.slots(object) / Math.max(1, inside && collection != null ? collection.perEntry() : 1)
                    : 0;
        } else if (inside && collection != null && collection.perEntry() == 0 && CollectionKind.isEntry(labels[type])) {
            entries = 1;
        }
        tree.count(node, inside ? 0 : 1, graph.size(object), entries);
    }
}
