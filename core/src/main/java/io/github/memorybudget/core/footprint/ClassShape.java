package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * What sizing has to know of a class, as JOL lays it out: how large its objects are, and where their references are. It
 * does not refer to the class itself.
 */
final class ClassShape {

    private static final long[] NO_OFFSETS = {};

    private final boolean array;
    private final boolean arrayOfReferences;
    /** Of an array before its elements; of others the whole. */
    private final long fixedSize;

    private final int elementSize;
    private final int alignment;
    private final long[] offsets;
    private final List<String> names;

    private ClassShape(
            boolean array,
            boolean arrayOfReferences,
            long fixedSize,
            int elementSize,
            int alignment,
            long[] offsets,
            List<String> names) {
        this.array = array;
        this.arrayOfReferences = arrayOfReferences;
        this.fixedSize = fixedSize;
        this.elementSize = elementSize;
        this.alignment = alignment;
        this.offsets = offsets;
        this.names = names;
    }

    static ClassShape of(Class<?> type) throws UnavailableException {
        return type.isArray() ? ofArray(type.getComponentType()) : ofFields(type);
    }

    private static ClassShape ofArray(Class<?> component) throws UnavailableException {
        VirtualMachine machine = Jol.machine();
        String name = component.getName();
        return new ClassShape(
                true,
                !component.isPrimitive(),
                machine.arrayBaseOffset(name),
                machine.arrayIndexScale(name),
                machine.objectAlignment(),
                NO_OFFSETS,
                List.of());
    }

    /**
     * As JOL's {@code CurrentLayouter} does: the last field's end, aligned. It is not called itself, since the class data
     * that it takes make JOL complain on standard error about {@code @Contended} classes, such as {@link Thread}.
     */
    private static ClassShape ofFields(Class<?> type) throws UnavailableException {
        VirtualMachine machine = Jol.machine();
        long end = machine.objectHeaderSize();
        List<Reference> references = new ArrayList<>();
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    long offset = Jol.offsetOf(field);
                    end = Math.max(
                            end, offset + machine.sizeOfField(field.getType().getName()));
                    if (!field.getType().isPrimitive()) {
                        references.add(new Reference(offset, field.getName()));
                    }
                }
            }
        }
        references.sort(Comparator.comparingLong(Reference::offset));
        return new ClassShape(
                false,
                false,
                align(end, machine.objectAlignment()),
                0,
                1,
                references.stream().mapToLong(Reference::offset).toArray(),
                references.stream().map(Reference::name).toList());
    }

    private record Reference(long offset, String name) {}

    /** To the next multiple of a power of two; without a division, which would be a good part of the cost of an array. */
    private static long align(long size, int alignment) {
        return size + alignment - 1 & -alignment;
    }

    boolean isArrayOfReferences() {
        return arrayOfReferences;
    }

    /** Where the references in an object of the class are, with those of its superclasses; none in arrays. */
    long[] offsets() {
        return offsets;
    }

    /** The same without those of a name. */
    long[] offsetsWithout(String name) {
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            if (!names.get(i).equals(name)) {
                kept.add(offsets[i]);
            }
        }
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    /** The field's name at a place in {@link #offsets()}. */
    String nameAt(int index) {
        return names.get(index);
    }

    /** Shallow size in bytes of an object of the class. */
    long sizeOf(Object object) {
        if (!array) {
            return fixedSize;
        }
        return align(fixedSize + (long) Array.getLength(object) * elementSize, alignment);
    }
}
