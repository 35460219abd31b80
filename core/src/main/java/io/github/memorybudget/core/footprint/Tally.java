package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;

/** What one walk has counted of one class. */
final class Tally {

    private static final String REFERENT = "referent";

    final Class<?> type;
    final ClassShape shape;

    /** Whether its objects are neither counted nor followed, unless they are roots. */
    final boolean leftOut;

    final boolean arrayOfReferences;

    /** Where the references are that are followed. */
    final long[] offsets;

    private long instances;
    private long bytes;

    Tally(Class<?> type, Extent extent) throws UnavailableException {
        this.type = type;
        shape = ClassShapes.of(type);
        leftOut = extent.leavesOut(type);
        arrayOfReferences = shape.isArrayOfReferences();
        offsets = extent.cutsReferent(type) ? shape.offsetsWithout(REFERENT) : shape.offsets();
    }

    void count(Object object) {
        instances++;
        bytes += shape.sizeOf(object);
    }

    void uncount(Object object) {
        instances--;
        bytes -= shape.sizeOf(object);
    }

    ClassSize size() {
        return new ClassSize(type, instances, bytes);
    }
}
