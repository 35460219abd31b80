package io.github.memorybudget.core.heapdump;

/** The types of fields and array elements, by the numbers of the format. */
final class BasicType {

    static final int OBJECT = 2;

    private static final int FIRST_PRIMITIVE = 4;
    private static final int LAST = 11;
    private static final int[] SIZES = {0, 0, 0, 0, 1, 2, 4, 8, 1, 2, 4, 8};
    private static final String[] NAMES = {
        "", "", "", "", "boolean", "char", "float", "double", "byte", "short", "int", "long"
    };

    private BasicType() {}

    static boolean isValid(int type) {
        return type == OBJECT || isPrimitive(type);
    }

    static boolean isPrimitive(int type) {
        return type >= FIRST_PRIMITIVE && type <= LAST;
    }

    /** Bytes of a primitive; those of a reference are the id's in the dump and the layout's in memory. */
    static int size(int type, int referenceSize) {
        return type == OBJECT ? referenceSize : SIZES[type];
    }

    static String name(int type) {
        return NAMES[type];
    }

    static int first() {
        return FIRST_PRIMITIVE;
    }

    static int last() {
        return LAST;
    }
}
