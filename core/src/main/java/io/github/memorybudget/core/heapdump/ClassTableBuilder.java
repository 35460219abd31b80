package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.vm.VmNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects class records and names in the first pass, and resolves them when all are known. */
final class ClassTableBuilder {

    // Names far beyond any real program's, so that nested hostile hierarchies end in a message.
    private static final long MAX_SLOTS = 64L << 20;
    private static final String CLASS = "java.lang.Class";
    private static final String REFERENCE = "java.lang.ref.Reference";

    private final DumpTexts texts = new DumpTexts();
    private final Map<Long, Long> nameIds = new HashMap<>(1 << 14);
    private final Map<Long, Integer> numbers = new HashMap<>(1 << 14);
    private final List<ClassRecord> records = new ArrayList<>();
    private final DumpInput in;

    ClassTableBuilder(DumpInput in) {
        this.in = in;
    }

    void text(long id, byte[] from, int start, int length) {
        texts.add(id, from, start, length);
    }

    void loadClass(long classId, long nameId) {
        nameIds.put(classId, nameId);
    }

    void add(ClassRecord record) throws HeapDumpException {
        if (numbers.put(record.id(), records.size()) != null) {
            throw in.corrupt(in.offset(), "a second record of the same class", "one for each class");
        }
        records.add(record);
    }

    /** The number of a class, or -1. */
    int number(long id) {
        return numbers.getOrDefault(id, -1);
    }

    ClassTable build(HeapLayout layout, KnownSizes known) throws HeapDumpException {
        int count = records.size() + 2 + BasicType.last() - BasicType.first();
        String[] names = new String[count];
        int[] supers = new int[count];
        String[][] fieldNames = new String[count][];
        String[][] staticNames = new String[count][];
        ClassRecord[] all = records.toArray(new ClassRecord[count]);
        Map<String, Integer> primitiveArrays = new HashMap<>();
        int classOfClasses = -1;
        for (int i = 0; i < count; i++) {
            if (i >= records.size()) {
                // Arrays of primitives, and classes, in a dump that doesn't describe theirs.
                all[i] =
                        new ClassRecord(0, 0, 0, 0, 0, new long[0], new byte[0], new long[0], new long[0], new byte[0]);
                int type = BasicType.first() + i - records.size();
                names[i] = type > BasicType.last() ? CLASS : BasicType.name(type) + "[]";
            } else {
                Long nameId = nameIds.get(all[i].id());
                names[i] = VmNames.readable(nameId == null ? "" : texts.get(nameId, ""));
                if (names[i].isEmpty()) {
                    names[i] = "(class without a name)";
                }
            }
            supers[i] = number(all[i].superId());
            fieldNames[i] = texts(all[i].fieldNames());
            staticNames[i] = texts(all[i].staticNames());
            primitiveArrays.putIfAbsent(names[i], i);
            if (names[i].equals(CLASS) && classOfClasses < 0) {
                classOfClasses = i;
            }
        }
        byte[] primitiveTypes = new byte[count];
        for (int type = BasicType.first(); type <= BasicType.last(); type++) {
            primitiveTypes[primitiveArrays.get(BasicType.name(type) + "[]")] = (byte) type;
        }
        boolean[] objectArrays = new boolean[count];
        for (int i = 0; i < count; i++) {
            objectArrays[i] = primitiveTypes[i] == 0 && names[i].endsWith("[]");
        }
        Flattened flat = flatten(all, names, supers, layout, known);
        int[] mirrorSizes = mirrorSizes(all, staticNames, flat, classOfClasses, layout, known);
        return new ClassTable(
                names,
                supers,
                all,
                fieldNames,
                staticNames,
                flat.offsets,
                flat.own,
                flat.lengths,
                objectArrays,
                primitiveTypes,
                flat.sizes,
                flat.kinds,
                flat.referents,
                classOfClasses,
                mirrorSizes,
                layout);
    }

    private String[] texts(long[] ids) {
        String[] result = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            result[i] = texts.get(ids[i], "?");
        }
        return result;
    }

    private static final class Flattened {
        private final int[][] offsets;
        private final int[] own;
        private final int[] lengths;
        private final int[] sizes;
        private final ReferenceKind[] kinds;
        private final int[] referents;
        private final FieldLayout[] layouts;
        private long slots;

        private Flattened(int count) {
            offsets = new int[count][];
            own = new int[count];
            lengths = new int[count];
            sizes = new int[count];
            kinds = new ReferenceKind[count];
            referents = new int[count];
            layouts = new FieldLayout[count];
        }
    }

    private Flattened flatten(ClassRecord[] all, String[] names, int[] supers, HeapLayout layout, KnownSizes known)
            throws HeapDumpException {
        Flattened flat = new Flattened(all.length);
        int[] chain = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            int depth = 0;
            for (int at = i; at >= 0 && flat.offsets[at] == null; at = supers[at]) {
                if (depth == all.length) {
                    throw in.corrupt(in.size(), "class " + names[i] + " that extends itself", "a class hierarchy");
                }
                chain[depth++] = at;
            }
            while (depth > 0) {
                flatten(chain[--depth], all, names, supers, layout, known, flat);
            }
        }
        return flat;
    }

    private void flatten(
            int type,
            ClassRecord[] all,
            String[] names,
            int[] supers,
            HeapLayout layout,
            KnownSizes known,
            Flattened flat)
            throws HeapDumpException {
        int parent = supers[type];
        byte[] types = all[type].fieldTypes();
        int[] ownOffsets = new int[types.length];
        int own = 0;
        int length = 0;
        ReferenceKind kind = ReferenceKind.ofClass(names[type]);
        int referent = -1;
        for (int i = 0; i < types.length; i++) {
            if (types[i] == BasicType.OBJECT) {
                if (names[type].equals(REFERENCE)
                        && texts.get(all[type].fieldNames()[i], "").equals("referent")) {
                    referent = own;
                }
                ownOffsets[own++] = length;
            }
            length += BasicType.size(types[i], in.idSize());
        }
        int[] inherited = parent < 0 ? new int[0] : flat.offsets[parent];
        int[] offsets = Arrays.copyOf(ownOffsets, own + inherited.length);
        for (int i = 0; i < inherited.length; i++) {
            offsets[own + i] = inherited[i] + length;
        }
        flat.slots += offsets.length;
        flat.lengths[type] = length + (parent < 0 ? 0 : flat.lengths[parent]);
        if (flat.slots > MAX_SLOTS || flat.lengths[type] > DumpInput.WINDOW) {
            throw in.corrupt(in.size(), "more fields than any program has, in " + names[type], "a class hierarchy");
        }
        flat.offsets[type] = offsets;
        flat.own[type] = own;
        flat.kinds[type] = kind != ReferenceKind.STRONG || parent < 0 ? kind : flat.kinds[parent];
        if (referent < 0 && parent >= 0 && flat.referents[parent] >= 0) {
            referent = own + flat.referents[parent];
        }
        flat.referents[type] = referent;
        FieldLayout inheritedLayout = parent < 0 ? FieldLayout.startingAt(layout.objectHeader()) : flat.layouts[parent];
        flat.layouts[type] = inheritedLayout.with(types, layout.referenceSize());
        Integer reported = known.instances().get(names[type]);
        flat.sizes[type] =
                reported != null ? reported : (int) HeapLayout.align(flat.layouts[type].wordEnd(), layout.alignment());
    }

    private static int[] mirrorSizes(
            ClassRecord[] all,
            String[][] staticNames,
            Flattened flat,
            int classOfClasses,
            HeapLayout layout,
            KnownSizes known) {
        int[] statics = new int[all.length];
        long total = 0;
        for (int i = 0; i < all.length; i++) {
            int references = 0;
            byte[] types = all[i].staticTypes();
            for (int k = 0; k < types.length; k++) {
                references += types[k] == BasicType.OBJECT && isDeclared(staticNames[i][k]) ? 1 : 0;
            }
            statics[i] = FieldLayout.endOfStatics(references, types, layout.referenceSize());
            total += statics[i];
        }
        long base = flat.layouts[classOfClasses].wordEnd();
        if (known.mirrors() > 0) {
            // Every mirror is this base plus its own statics; the VM reports only the sum.
            base = Math.max(
                    layout.objectHeader(), Math.round((known.mirrorBytes() - total) / 8.0 / known.mirrors()) * 8);
        }
        // Those of primitive types are written as instances.
        flat.sizes[classOfClasses] = (int) HeapLayout.align(base, layout.alignment());
        for (int i = 0; i < all.length; i++) {
            statics[i] = (int) HeapLayout.align(base + statics[i], layout.alignment());
        }
        return statics;
    }

    /** The VM writes its own references of a class, such as resolved constants, as statics named in angle brackets. */
    static boolean isDeclared(String staticName) {
        return !staticName.startsWith("<");
    }
}
