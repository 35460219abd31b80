package io.github.memorybudget.core.heapdump;

import java.io.IOException;

/** What a pass over a dump wants to know. The reader goes on after each record, however much of it was read. */
interface HprofVisitor {

    default boolean wantsTexts() {
        return false;
    }

    default void text(long id, byte[] from, int start, int length) {}

    default void loadClass(long classId, long nameId) {}

    default void root(RootKind kind, long id, int threadSerial) {}

    default void classDump(ClassRecord record) throws IOException {}

    /** An instance whose {@code length} bytes of field values come next in the input. */
    void instance(long id, long classId, int length, DumpInput in) throws IOException;

    /** An array whose {@code length} ids come next in the input. */
    void objectArray(long id, long classId, int length, DumpInput in) throws IOException;

    /** An array whose elements come next in the input. */
    void primitiveArray(long id, int type, int length, DumpInput in) throws IOException;
}
