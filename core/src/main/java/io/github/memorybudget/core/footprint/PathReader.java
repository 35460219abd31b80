package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jol.vm.VirtualMachine;

/** Puts the references between the objects of a walk into words. */
final class PathReader {

    private static final String CHANGED = "?";

    private PathReader() {}

    static ReferencePath read(VirtualMachine machine, ObjectQueue queue, ParentLog parents, int roots, int last)
            throws UnavailableException {
        List<ReferencePath.Step> steps = new ArrayList<>();
        int index = last;
        while (index >= roots) {
            Object object = queue.get(index);
            int parent = parents.get(index);
            steps.add(new ReferencePath.Step(
                    reference(machine, queue.get(parent), object),
                    object.getClass().getTypeName()));
            index = parent;
        }
        Collections.reverse(steps);
        return new ReferencePath(queue.get(index).getClass().getTypeName(), steps);
    }

    private static String reference(VirtualMachine machine, Object from, Object to) throws UnavailableException {
        if (from instanceof Object[] array) {
            for (int i = 0; i < array.length; i++) {
                if (array[i] == to) {
                    return "[" + i + "]";
                }
            }
            return CHANGED;
        }
        ClassShape shape = ClassShapes.of(from.getClass());
        long[] offsets = shape.offsets();
        for (int i = 0; i < offsets.length; i++) {
            if (machine.getObject(from, offsets[i]) == to) {
                return shape.nameAt(i);
            }
        }
        return CHANGED;
    }
}
