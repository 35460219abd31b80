package io.github.memorybudget.core.heapdump;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The objects of a dump as dense numbers (in the order of their addresses) with their references. Immutable once built.
 *
 * <p>The class and one number take 8 bytes an object. That number is, by class: where the references of an instance or object
 * array begin, the length of an array of primitives, nothing for a {@code java.lang.Class} object.
 */
final class HeapGraph {

    static final int NULL = -1;

    private static final int ARRAY_PREFIX = 2;

    final int count;
    final ClassTable classes;
    /** The {@code java.lang.Class} object of each class, or -1. */
    final int[] mirrors;
    /** Objects that static fields of each class refer to, by the index of the field; -1 for none. */
    final int[][] statics;
    /** Loader, signers, protection domain of each class; -1 for none. */
    final int[][] metadata;

    final RootKind[] rootKinds;
    final int[] roots;
    /** The thread of each root by the dump's numbers, as a thread itself and its frames have it; 0 for none. */
    final int[] rootThreads;

    /** Names of the threads that are roots, by object. */
    final Map<Integer, String> threadNames;
    /** Bytes off the heap of the buffers that have memory of their own, by object. */
    final Map<Integer, Integer> directBuffers;

    private final int[] types;
    private final int[] data;
    private final IntChunks references;
    private final int[] classesByName;
    private final Map<Integer, Integer> threadsByNumber = new HashMap<>();

    HeapGraph(
            ClassTable classes,
            int[] mirrors,
            int[][] statics,
            int[][] metadata,
            RootKind[] rootKinds,
            int[] roots,
            int[] rootThreads,
            int[] types,
            int[] data,
            IntChunks references,
            Map<Integer, String> threadNames,
            Map<Integer, Integer> directBuffers) {
        this.threadNames = Map.copyOf(threadNames);
        this.directBuffers = Map.copyOf(directBuffers);
        this.count = types.length;
        this.classes = classes;
        this.mirrors = mirrors;
        this.statics = statics;
        this.metadata = metadata;
        this.rootKinds = rootKinds;
        this.roots = roots;
        this.rootThreads = rootThreads;
        this.types = types;
        this.data = data;
        this.references = references;
        this.classesByName = IntStream.range(0, classes.count)
                .boxed()
                .sorted(Comparator.comparing(type -> classes.names[type]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < roots.length; i++) {
            if (rootKinds[i] == RootKind.THREAD && rootThreads[i] != 0) {
                threadsByNumber.put(rootThreads[i], roots[i]);
            }
        }
    }

    /** The thread that has a root in its frames, or {@link #NULL}. */
    int threadOf(int root) {
        return threadsByNumber.getOrDefault(rootThreads[root], NULL);
    }

    /** The name of the thread that has a root in its frames; empty where it is not known. */
    String threadNameOf(int root) {
        return threadNames.getOrDefault(threadOf(root), "");
    }

    HeapGraph withThreadNames(Map<Integer, String> names) {
        return new HeapGraph(
                classes,
                mirrors,
                statics,
                metadata,
                rootKinds,
                roots,
                rootThreads,
                types,
                data,
                references,
                names,
                directBuffers);
    }

    /** The numbers of all classes in the order of their names, which is the same in another dump, unlike addresses. */
    int[] classesByName() {
        return classesByName;
    }

    boolean isMirror(int object) {
        return types[object] < 0;
    }

    /** The class that a {@code java.lang.Class} object stands for. */
    int mirrored(int mirror) {
        return ~types[mirror];
    }

    /** The class of an object; {@code java.lang.Class} for a mirror. */
    int type(int object) {
        int type = types[object];
        return type < 0 ? classes.classOfClasses : type;
    }

    String className(int object) {
        return classes.names[type(object)];
    }

    /** What a field of an object refers to, or {@link #NULL}; the most derived class's where the name occurs twice. */
    int field(int object, String name) {
        int type = type(object);
        int slots = isMirror(object) || classes.isArray(type) ? 0 : slots(object);
        for (int slot = 0; slot < slots; slot++) {
            if (classes.slotName(type, slot).equals(name)) {
                return target(firstSlot(object) + slot);
            }
        }
        return NULL;
    }

    /** What a thread was given to run, or {@link #NULL}; since JDK 21 it is apart from the thread. */
    int threadTarget(int thread) {
        int holder = field(thread, "holder");
        return holder < 0 ? field(thread, "target") : field(holder, "task");
    }

    /** Number of references that an instance or array has room for in this graph; those of a mirror are apart. */
    int slots(int object) {
        int type = types[object];
        if (type < 0) {
            return 0;
        }
        if (classes.objectArrays[type]) {
            return references.get(data[object]);
        }
        return classes.referenceOffsets[type].length;
    }

    /** The index of an object's first reference for {@link #target(int)}. */
    int firstSlot(int object) {
        return classes.objectArrays[types[object]] ? data[object] + ARRAY_PREFIX : data[object];
    }

    /** The object at an index, or {@link #NULL}. */
    int target(int index) {
        return references.get(index) - 1;
    }

    /** Number of strong references for {@link #strong}, some of which may be absent. */
    int strongSlots(int object) {
        int type = types[object];
        return type < 0 ? statics[~type].length + metadata[~type].length : slots(object);
    }

    /** What a strong reference of an object or class refers to, or {@link #NULL}. */
    int strong(int object, int slot) {
        int type = types[object];
        if (type < 0) {
            int[] own = statics[~type];
            return slot < own.length ? own[slot] : metadata[~type][slot - own.length];
        }
        return slot == referentSlot(object) ? NULL : target(firstSlot(object) + slot);
    }

    /** The slot of an object that is no strong reference, or -1. */
    int referentSlot(int object) {
        int type = types[object];
        return type < 0 || classes.kinds[type] == ReferenceKind.STRONG ? -1 : classes.referents[type];
    }

    /** Shallow size in bytes. */
    long size(int object) {
        int type = types[object];
        if (type < 0) {
            return classes.mirrorSize(~type);
        }
        byte primitive = classes.primitiveTypes[type];
        if (primitive != ClassTable.NO_PRIMITIVE) {
            return classes.layout.arraySize(BasicType.size(primitive, 0), data[object]);
        }
        if (classes.objectArrays[type]) {
            return classes.layout.arraySize(classes.layout.referenceSize(), references.get(data[object] + 1));
        }
        return classes.sizes[type];
    }
}
