package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the graph in two passes over the file: ids, classes and roots first, then every object's references. */
final class HeapGraphBuilder {

    private static final int UNSEEN = Integer.MIN_VALUE;

    private final DumpInput in;
    private final HeapLayout layout;
    private final KnownSizes known;

    private HeapGraphBuilder(DumpInput in, HeapLayout layout, KnownSizes known) {
        this.in = in;
        this.layout = layout;
        this.known = known;
    }

    static HeapGraph read(Path file, HeapLayout layout, KnownSizes known) throws IOException {
        try (DumpInput in = DumpInput.open(file)) {
            return new HeapGraphBuilder(in, layout, known).build(false);
        }
    }

    /** The same, with the frames of marked threads told apart: what they hold says nothing of who holds the threads. */
    static HeapGraph readForLeftThreads(Path file, HeapLayout layout, KnownSizes known) throws IOException {
        try (DumpInput in = DumpInput.open(file)) {
            return new HeapGraphBuilder(in, layout, known).build(true);
        }
    }

    private HeapGraph build(boolean leftThreads) throws IOException {
        Identities identities = new Identities(in);
        HprofReader.read(in, identities);
        IdIndex index = IdIndex.of(identities.ids);
        identities.ids = new LongChunks();
        ClassTable classes = identities.classes.build(layout, known);
        References references = new References(in, index, classes, identities.classes);
        HprofReader.read(in, references);
        HeapGraph graph = graph(index, classes, identities, references);
        HeapGraph named = graph.withThreadNames(ThreadNames.read(in, graph, index));
        PassingFrames.mark(named);
        if (leftThreads) {
            LeftThreads.markFrames(named);
        }
        return named;
    }

    /** All but the names of threads. */
    private static HeapGraph graph(IdIndex index, ClassTable classes, Identities identities, References references) {
        int[][] statics = new int[classes.count][];
        int[][] metadata = new int[classes.count][];
        int[] mirrors = new int[classes.count];
        for (int i = 0; i < classes.count; i++) {
            ClassRecord record = classes.records[i];
            mirrors[i] = record.id() == 0 ? HeapGraph.NULL : index.rank(record.id());
            long[] ids = record.staticReferences();
            statics[i] = new int[ids.length];
            for (int k = 0; k < ids.length; k++) {
                statics[i][k] = ids[k] == 0 ? HeapGraph.NULL : index.rank(ids[k]);
            }
            metadata[i] = new int[] {
                rank(index, record.loaderId()),
                rank(index, record.signersId()),
                rank(index, record.protectionDomainId())
            };
        }
        int count = 0;
        RootKind[] kinds = new RootKind[identities.rootKinds.size()];
        int[] roots = new int[kinds.length];
        int[] serials = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            int object = index.rank(identities.rootIds.get(i));
            // The VM may name a root that it did not write, such as a handle to a dead object.
            if (object >= 0) {
                kinds[count] = identities.rootKinds.get(i);
                serials[count] = identities.rootSerials.get(i);
                roots[count++] = object;
            }
        }
        return new HeapGraph(
                classes,
                mirrors,
                statics,
                metadata,
                Arrays.copyOf(kinds, count),
                Arrays.copyOf(roots, count),
                Arrays.copyOf(serials, count),
                references.types,
                references.data,
                references.targets,
                Map.of(),
                references.directBuffers);
    }

    private static int rank(IdIndex index, long id) {
        return id == 0 ? HeapGraph.NULL : index.rank(id);
    }

    private static final class Identities implements HprofVisitor {
        private final DumpInput in;
        private final ClassTableBuilder classes;
        private LongChunks ids = new LongChunks();
        private final LongChunks rootIds = new LongChunks();
        private final IntList rootSerials = new IntList();
        private final List<RootKind> rootKinds = new ArrayList<>();

        private Identities(DumpInput in) {
            this.in = in;
            this.classes = new ClassTableBuilder(in);
        }

        @Override
        public boolean wantsTexts() {
            return true;
        }

        @Override
        public void text(long id, byte[] from, int start, int length) {
            classes.text(id, from, start, length);
        }

        @Override
        public void loadClass(long classId, long nameId) {
            classes.loadClass(classId, nameId);
        }

        @Override
        public void root(RootKind kind, long id, int threadSerial) {
            rootKinds.add(kind);
            rootIds.add(id);
            rootSerials.add(threadSerial);
        }

        @Override
        public void classDump(ClassRecord record) throws IOException {
            object(record.id());
            classes.add(record);
        }

        @Override
        public void instance(long id, long classId, int length, DumpInput input) throws IOException {
            object(id);
        }

        @Override
        public void objectArray(long id, long classId, int length, DumpInput input) throws IOException {
            object(id);
        }

        @Override
        public void primitiveArray(long id, int type, int length, DumpInput input) throws IOException {
            object(id);
        }

        private void object(long id) throws HeapDumpException {
            if (id == 0) {
                throw in.corrupt(in.offset(), "an object with the id of null", "another id");
            }
            if (ids.size() == Integer.MAX_VALUE - 8) {
                throw in.corrupt(in.offset(), "more than 2,147,483,639 objects", "fewer");
            }
            ids.add(id);
        }
    }

    private static final class References implements HprofVisitor {
        private final DumpInput in;
        private final IdIndex index;
        private final ClassTable classes;
        private final ClassTableBuilder numbers;
        private final int[] types;
        private final int[] data;
        private final IntChunks targets = new IntChunks();
        private final int[] primitiveArrays = new int[BasicType.last() + 1];
        private final Map<Integer, Integer> directBuffers = new HashMap<>();
        private final int[] capacities;
        private long lastClassId;
        private int lastClass = -1;

        private References(DumpInput in, IdIndex index, ClassTable classes, ClassTableBuilder numbers) {
            this.in = in;
            this.index = index;
            this.classes = classes;
            this.numbers = numbers;
            capacities = DirectBuffers.capacityOffsets(classes, in.idSize());
            types = new int[index.count()];
            data = new int[index.count()];
            Arrays.fill(types, UNSEEN);
            for (int i = classes.count - 1; i >= 0; i--) {
                primitiveArrays[classes.primitiveTypes[i]] = i;
            }
        }

        @Override
        public void classDump(ClassRecord record) throws IOException {
            see(record.id(), ~numbers.number(record.id()), 0);
        }

        @Override
        public void instance(long id, long classId, int length, DumpInput input) throws IOException {
            int type = type(classId);
            if (length != classes.dataLengths[type] || classes.isArray(type)) {
                throw in.corrupt(
                        in.offset(),
                        length + " bytes of fields in an instance of " + classes.names[type],
                        classes.isArray(type)
                                ? "no instance of an array class"
                                : String.valueOf(classes.dataLengths[type]));
            }
            in.require(length);
            see(id, type, targets.size());
            if (capacities[type] >= 0) {
                // Each takes a byte at least (java.nio.Bits).
                directBuffers.put(index.rank(id), Math.max(1, in.i4At(capacities[type])));
            }
            for (int offset : classes.referenceOffsets[type]) {
                add(in.idAt(offset));
            }
        }

        @Override
        public void objectArray(long id, long classId, int length, DumpInput input) throws IOException {
            int type = type(classId);
            if (!classes.objectArrays[type]) {
                throw in.corrupt(in.offset(), "an array of class " + classes.names[type], "an array class");
            }
            int start = targets.size();
            see(id, type, start);
            append(0);
            append(length);
            int count = 0;
            for (int i = 0; i < length; i++) {
                long target = in.id();
                int object = target == 0 ? HeapGraph.NULL : index.rank(target);
                if (object >= 0) {
                    append(object + 1);
                    count++;
                }
            }
            targets.set(start, count);
        }

        @Override
        public void primitiveArray(long id, int type, int length, DumpInput input) throws IOException {
            see(id, primitiveArrays[type], length);
        }

        private int type(long classId) throws HeapDumpException {
            if (lastClass < 0 || classId != lastClassId) {
                lastClass = numbers.number(classId);
                lastClassId = classId;
                if (lastClass < 0) {
                    throw in.corrupt(in.offset(), "an object of a class that the dump doesn't have", "a class record");
                }
            }
            return lastClass;
        }

        private void see(long id, int type, int value) throws HeapDumpException {
            int object = index.rank(id);
            if (types[object] != UNSEEN) {
                throw in.corrupt(in.offset(), "a second object with the same id", "one object for each id");
            }
            types[object] = type;
            data[object] = value;
        }

        private void add(long id) throws HeapDumpException {
            append(id == 0 ? 0 : index.rank(id) + 1);
        }

        private void append(int value) throws HeapDumpException {
            if (!targets.add(value)) {
                throw in.corrupt(in.offset(), "more than 2,147,483,647 references", "fewer");
            }
        }
    }
}
