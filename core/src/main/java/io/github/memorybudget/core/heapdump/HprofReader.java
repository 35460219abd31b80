package io.github.memorybudget.core.heapdump;

import java.io.IOException;

/**
 * Streams a dump in the binary HPROF format, versions 1.0.1 and 1.0.2, as OpenJDK's {@code heapDumper.cpp} documents and
 * writes it (JDK 17 to 25). Every length is checked against the record and the file that it lies in.
 */
final class HprofReader {

    private static final String ACCEPTED_FILES = "an uncompressed HPROF dump of HotSpot, version 1.0.1 or 1.0.2";
    private static final String MAGIC = "JAVA PROFILE 1.0.";
    private static final int HEADER_TEXT = MAGIC.length() + 2;

    private static final int UTF8 = 0x01;
    private static final int LOAD_CLASS = 0x02;
    private static final int HEAP_DUMP = 0x0c;
    private static final int HEAP_DUMP_SEGMENT = 0x1c;
    private static final int HEAP_DUMP_END = 0x2c;

    private static final int ROOT_UNKNOWN = 0xff;
    private static final int ROOT_JNI_GLOBAL = 0x01;
    private static final int ROOT_JNI_LOCAL = 0x02;
    private static final int ROOT_JAVA_FRAME = 0x03;
    private static final int ROOT_NATIVE_STACK = 0x04;
    private static final int ROOT_STICKY_CLASS = 0x05;
    private static final int ROOT_THREAD_BLOCK = 0x06;
    private static final int ROOT_MONITOR = 0x07;
    private static final int ROOT_THREAD = 0x08;
    private static final int CLASS_DUMP = 0x20;
    private static final int INSTANCE_DUMP = 0x21;
    private static final int OBJECT_ARRAY_DUMP = 0x22;
    private static final int PRIMITIVE_ARRAY_DUMP = 0x23;

    private final DumpInput in;
    private final HprofVisitor visitor;
    private long segmentEnd;

    private HprofReader(DumpInput in, HprofVisitor visitor) {
        this.in = in;
        this.visitor = visitor;
    }

    /** Reads the whole dump from its beginning. */
    static void read(DumpInput in, HprofVisitor visitor) throws IOException {
        in.seek(0);
        new HprofReader(in, visitor).read();
    }

    private void read() throws IOException {
        boolean segmented = header();
        boolean heapSeen = false;
        boolean ended = false;
        while (in.remaining() > 0) {
            long start = in.offset();
            int tag = in.u1();
            in.i4();
            long length = in.u4();
            if (length > in.remaining()) {
                throw in.corrupt(
                        start,
                        "a record of " + length + " bytes where " + in.remaining() + " are left",
                        "a complete dump (this one is truncated or corrupt)");
            }
            long end = in.offset() + length;
            switch (tag) {
                case UTF8 -> text(start, length);
                case LOAD_CLASS -> loadClass(start, length);
                case HEAP_DUMP, HEAP_DUMP_SEGMENT -> {
                    heapSeen = true;
                    segmentEnd = end;
                    heap();
                }
                case HEAP_DUMP_END -> ended = true;
                default -> requireKnown(start, tag);
            }
            in.seek(end);
        }
        if (!heapSeen) {
            throw in.corrupt(in.offset(), "the end of the file before any heap record", "a complete dump");
        }
        if (segmented && !ended) {
            throw in.corrupt(in.offset(), "the end of the file without a HEAP DUMP END record", "a complete dump");
        }
    }

    /** Whether heap records come in segments that an end record closes. */
    private boolean header() throws IOException {
        if (in.size() == 0) {
            throw in.corrupt(0, "an empty file", ACCEPTED_FILES);
        }
        if (in.size() < HEADER_TEXT + 12) {
            throw in.corrupt(0, "a file of " + in.size() + " bytes", ACCEPTED_FILES);
        }
        in.require(HEADER_TEXT);
        byte[] magic = in.take(HEADER_TEXT);
        String text = new String(magic, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u001f\u008b")) {
            throw in.corrupt(0, "a gzip file", ACCEPTED_FILES + "; unpack it first");
        }
        if (text.equals(MAGIC + "3\0")) {
            throw in.corrupt(0, "version 1.0.3, written by Android", ACCEPTED_FILES);
        }
        if (!text.equals(MAGIC + "1\0") && !text.equals(MAGIC + "2\0")) {
            throw in.corrupt(0, "something that is no heap dump", ACCEPTED_FILES);
        }
        int idSize = in.i4();
        if (idSize != 4 && idSize != 8) {
            throw in.corrupt(HEADER_TEXT, "ids of " + idSize + " bytes", "4 or 8");
        }
        in.idSize(idSize);
        in.i8();
        return text.equals(MAGIC + "2\0");
    }

    private void text(long start, long length) throws IOException {
        if (!visitor.wantsTexts()) {
            return;
        }
        if (length < in.idSize() || length > DumpInput.WINDOW) {
            throw in.corrupt(start, "a name record of " + length + " bytes", in.idSize() + " to " + DumpInput.WINDOW);
        }
        long id = in.id();
        in.lend((int) length - in.idSize(), (from, begin, count) -> visitor.text(id, from, begin, count));
    }

    private void loadClass(long start, long length) throws IOException {
        if (length != 8 + 2L * in.idSize()) {
            throw in.corrupt(start, "a LOAD CLASS record of " + length + " bytes", String.valueOf(8 + 2 * in.idSize()));
        }
        in.i4();
        long classId = in.id();
        in.i4();
        visitor.loadClass(classId, in.id());
    }

    private void requireKnown(long start, int tag) throws HeapDumpException {
        boolean known = tag >= 0x03 && tag <= 0x07 || tag == 0x0a || tag == 0x0b || tag == 0x0d || tag == 0x0e;
        if (!known) {
            throw in.corrupt(
                    start, "a record of unknown kind 0x" + Integer.toHexString(tag), "the kinds of HPROF 1.0.2");
        }
    }

    private void heap() throws IOException {
        while (in.offset() < segmentEnd) {
            long start = in.offset();
            int tag = in.u1();
            switch (tag) {
                case ROOT_UNKNOWN -> root(RootKind.UNKNOWN, 0);
                case ROOT_JNI_GLOBAL -> {
                    long id = in.id();
                    in.id();
                    visitor.root(RootKind.JNI_GLOBAL, id, 0);
                }
                case ROOT_JNI_LOCAL -> root(RootKind.JNI_LOCAL, 8);
                case ROOT_JAVA_FRAME -> root(RootKind.JAVA_FRAME, 8);
                case ROOT_NATIVE_STACK -> root(RootKind.NATIVE_STACK, 4);
                case ROOT_STICKY_CLASS -> root(RootKind.STICKY_CLASS, 0);
                case ROOT_THREAD_BLOCK -> root(RootKind.THREAD_BLOCK, 4);
                case ROOT_MONITOR -> root(RootKind.MONITOR, 0);
                case ROOT_THREAD -> root(RootKind.THREAD, 8);
                case CLASS_DUMP -> classDump(start);
                case INSTANCE_DUMP -> instance(start);
                case OBJECT_ARRAY_DUMP -> objectArray(start);
                case PRIMITIVE_ARRAY_DUMP -> primitiveArray(start);
                default ->
                    throw in.corrupt(
                            start,
                            "a heap record of unknown kind 0x" + Integer.toHexString(tag)
                                    + (tag >= 0x89 ? " (Android writes such)" : ""),
                            "the kinds of HPROF 1.0.2");
            }
            if (in.offset() > segmentEnd) {
                throw in.corrupt(start, "a heap record that ends after the segment at " + segmentEnd, "one inside it");
            }
        }
    }

    private void root(RootKind kind, int more) throws IOException {
        long id = in.id();
        int serial = 0;
        if (more > 0) {
            serial = in.i4();
            in.skip(more - 4L);
        }
        visitor.root(kind, id, serial);
    }

    private void classDump(long start) throws IOException {
        long id = in.id();
        in.i4();
        long superId = in.id();
        long loader = in.id();
        long signers = in.id();
        long domain = in.id();
        in.skip(2L * in.idSize() + 4);
        int constants = in.u2();
        for (int i = 0; i < constants; i++) {
            in.u2();
            in.skip(valueSize(in.u1()));
        }
        int statics = count(in.u2(), in.idSize() + 2);
        long[] staticNames = new long[statics];
        byte[] staticTypes = new byte[statics];
        long[] references = new long[statics];
        for (int i = 0; i < statics; i++) {
            staticNames[i] = in.id();
            int type = in.u1();
            staticTypes[i] = (byte) type;
            int size = valueSize(type);
            if (type == BasicType.OBJECT) {
                references[i] = in.id();
            } else {
                in.skip(size);
            }
        }
        int fields = count(in.u2(), in.idSize() + 1);
        long[] fieldNames = new long[fields];
        byte[] fieldTypes = new byte[fields];
        for (int i = 0; i < fields; i++) {
            fieldNames[i] = in.id();
            int type = in.u1();
            valueSize(type);
            fieldTypes[i] = (byte) type;
        }
        if (in.offset() > segmentEnd) {
            throw in.corrupt(start, "a class record that ends after the segment at " + segmentEnd, "one inside it");
        }
        visitor.classDump(new ClassRecord(
                id, superId, loader, signers, domain, staticNames, staticTypes, references, fieldNames, fieldTypes));
    }

    private void instance(long start) throws IOException {
        long id = in.id();
        in.i4();
        long classId = in.id();
        long length = in.u4();
        // A class has at most 65,535 fields; what doesn't fit the window is no object.
        requireInside(start, length, 1);
        if (length > DumpInput.WINDOW) {
            throw in.corrupt(start, "an instance with " + length + " bytes of fields", "up to " + DumpInput.WINDOW);
        }
        long end = in.offset() + length;
        visitor.instance(id, classId, (int) length, in);
        in.seek(end);
    }

    private void objectArray(long start) throws IOException {
        long id = in.id();
        in.i4();
        long length = in.u4();
        long classId = in.id();
        requireInside(start, length, in.idSize());
        long end = in.offset() + length * in.idSize();
        visitor.objectArray(id, classId, (int) length, in);
        in.seek(end);
    }

    private void primitiveArray(long start) throws IOException {
        long id = in.id();
        in.i4();
        long length = in.u4();
        int type = in.u1();
        if (!BasicType.isPrimitive(type)) {
            throw in.corrupt(start, "an array with elements of type " + type, "4 to 11");
        }
        int size = BasicType.size(type, in.idSize());
        requireInside(start, length, size);
        long end = in.offset() + length * size;
        visitor.primitiveArray(id, type, (int) length, in);
        in.seek(end);
    }

    private void requireInside(long start, long length, int unit) throws HeapDumpException {
        long left = Math.max(0, segmentEnd - in.offset());
        if (length > Integer.MAX_VALUE || length * unit > left) {
            throw in.corrupt(
                    start,
                    "an object of " + length + " times " + unit + " bytes where " + left + " are left in the segment",
                    "one inside its segment");
        }
    }

    private int count(int count, int unit) throws HeapDumpException {
        if ((long) count * unit > segmentEnd - in.offset()) {
            throw in.corrupt(in.offset(), count + " fields where the segment ends at " + segmentEnd, "fewer");
        }
        return count;
    }

    private int valueSize(int type) throws HeapDumpException {
        if (!BasicType.isValid(type)) {
            throw in.corrupt(in.offset() - 1, "a value of type " + type, "2, 4 to 11");
        }
        return BasicType.size(type, in.idSize());
    }
}
