package io.github.memorybudget.core.heapdump;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The classes of a dump by a dense number, with names resolved, fields flattened and sizes computed. Immutable. */
final class ClassTable {

    /** For {@link #component}: not an array of primitives. */
    static final byte NO_PRIMITIVE = 0;

    final int count;
    final String[] names;
    final int[] supers;
    final ClassRecord[] records;
    final String[][] fieldNames;
    final String[][] staticNames;
    /** Where the references are in an instance's field bytes: the class's own first, then its superclass's. */
    final int[][] referenceOffsets;

    final int[] ownReferences;
    final int[] dataLengths;
    final boolean[] objectArrays;
    final byte[] primitiveTypes;
    /** Instance sizes in bytes; 0 for arrays. */
    final int[] sizes;

    final ReferenceKind[] kinds;
    /** The slot of {@code referent}, or -1. */
    final int[] referents;

    final int classOfClasses;
    final HeapLayout layout;
    private final int[] mirrorSizes;
    private final Set<String> known;

    @SuppressWarnings("ParameterNumber")
    ClassTable(
            String[] names,
            int[] supers,
            ClassRecord[] records,
            String[][] fieldNames,
            String[][] staticNames,
            int[][] referenceOffsets,
            int[] ownReferences,
            int[] dataLengths,
            boolean[] objectArrays,
            byte[] primitiveTypes,
            int[] sizes,
            ReferenceKind[] kinds,
            int[] referents,
            int classOfClasses,
            int[] mirrorSizes,
            HeapLayout layout) {
        this.count = names.length;
        this.names = names;
        this.supers = supers;
        this.records = records;
        this.fieldNames = fieldNames;
        this.staticNames = staticNames;
        this.referenceOffsets = referenceOffsets;
        this.ownReferences = ownReferences;
        this.dataLengths = dataLengths;
        this.objectArrays = objectArrays;
        this.primitiveTypes = primitiveTypes;
        this.sizes = sizes;
        this.kinds = kinds;
        this.referents = referents;
        this.classOfClasses = classOfClasses;
        this.mirrorSizes = mirrorSizes;
        this.layout = layout;
        this.known = new HashSet<>(List.of(names));
    }

    /** Number of references in an instance; 0 for arrays. */
    int slots(int type) {
        return referenceOffsets[type].length;
    }

    /** Whether there is a class of this name. */
    boolean has(String name) {
        return known.contains(name);
    }

    /** Bytes of the {@code java.lang.Class} object, static fields included. */
    int mirrorSize(int type) {
        return mirrorSizes[type];
    }

    boolean isArray(int type) {
        return objectArrays[type] || primitiveTypes[type] != NO_PRIMITIVE;
    }

    /** The class that declares the field of a slot. */
    int declaring(int type, int slot) {
        int at = type;
        int left = slot;
        while (left >= ownReferences[at]) {
            left -= ownReferences[at];
            at = supers[at];
        }
        return at;
    }

    /** The name of the field of a slot. */
    String slotName(int type, int slot) {
        int at = type;
        int left = slot;
        while (left >= ownReferences[at]) {
            left -= ownReferences[at];
            at = supers[at];
        }
        byte[] types = records[at].fieldTypes();
        for (int field = 0; ; field++) {
            if (types[field] == BasicType.OBJECT && left-- == 0) {
                return fieldNames[at][field];
            }
        }
    }

    /** Whether a class is another one or a subclass of it, by name. */
    boolean isSubclass(int type, String name) {
        for (int at = type; at >= 0; at = supers[at]) {
            if (names[at].equals(name)) {
                return true;
            }
        }
        return false;
    }
}
