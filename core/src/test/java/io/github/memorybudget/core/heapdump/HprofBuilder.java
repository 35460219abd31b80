package io.github.memorybudget.core.heapdump;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes small dumps: all classes have reference fields only, unless bytes are written by hand. */
final class HprofBuilder {

    private final int idSize;
    private final String version;
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heap = new ByteArrayOutputStream();
    private final DataOutputStream namesOut = new DataOutputStream(names);
    private final DataOutputStream heapOut = new DataOutputStream(heap);
    private final Map<String, Long> texts = new LinkedHashMap<>();
    private long nextText = 1;

    HprofBuilder(int idSize, String version) {
        this.idSize = idSize;
        this.version = version;
    }

    static HprofBuilder of(int idSize) {
        return new HprofBuilder(idSize, "1.0.2");
    }

    HprofBuilder classDump(long id, String name, long superId, String[] fields, Map<String, Long> statics) {
        return write(() -> {
            long nameId = recordedText(name);
            record(namesOut, 0x02, 8 + 2 * idSize);
            namesOut.writeInt(1);
            id(namesOut, id);
            namesOut.writeInt(0);
            id(namesOut, nameId);
            heapOut.writeByte(0x20);
            id(heapOut, id);
            heapOut.writeInt(0);
            id(heapOut, superId);
            for (int i = 0; i < 5; i++) {
                id(heapOut, 0);
            }
            heapOut.writeInt(fields.length * idSize);
            heapOut.writeShort(0);
            heapOut.writeShort(statics.size());
            for (Map.Entry<String, Long> each : statics.entrySet()) {
                id(heapOut, recordedText(each.getKey()));
                heapOut.writeByte(BasicType.OBJECT);
                id(heapOut, each.getValue());
            }
            heapOut.writeShort(fields.length);
            for (String field : fields) {
                id(heapOut, recordedText(field));
                heapOut.writeByte(BasicType.OBJECT);
            }
        });
    }

    HprofBuilder instance(long id, long classId, long... references) {
        return write(() -> {
            heapOut.writeByte(0x21);
            id(heapOut, id);
            heapOut.writeInt(0);
            id(heapOut, classId);
            heapOut.writeInt(references.length * idSize);
            for (long reference : references) {
                id(heapOut, reference);
            }
        });
    }

    HprofBuilder objectArray(long id, long classId, long... elements) {
        return write(() -> {
            heapOut.writeByte(0x22);
            id(heapOut, id);
            heapOut.writeInt(0);
            heapOut.writeInt(elements.length);
            id(heapOut, classId);
            for (long element : elements) {
                id(heapOut, element);
            }
        });
    }

    HprofBuilder bytes(long id, int length) {
        return write(() -> {
            heapOut.writeByte(0x23);
            id(heapOut, id);
            heapOut.writeInt(0);
            heapOut.writeInt(length);
            heapOut.writeByte(8);
            heapOut.write(new byte[length]);
        });
    }

    /** A root record with what its kind has after the id. */
    HprofBuilder root(int tag, long id) {
        return write(() -> {
            heapOut.writeByte(tag);
            id(heapOut, id);
            switch (tag) {
                case 0x01 -> id(heapOut, 0);
                case 0x02, 0x03, 0x08 -> heapOut.writeLong(0);
                case 0x04, 0x06 -> heapOut.writeInt(0);
                default -> {
                    // Nothing follows.
                }
            }
        });
    }

    HprofBuilder rawHeap(int... bytes) {
        return write(() -> {
            for (int each : bytes) {
                heapOut.writeByte(each);
            }
        });
    }

    /** The whole file. */
    byte[] build() {
        return build(1);
    }

    /** The whole file with so many end records. */
    byte[] build(int ends) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        write(() -> {
            out.write(("JAVA PROFILE " + version + "\0").getBytes(StandardCharsets.ISO_8859_1));
            out.writeInt(idSize);
            out.writeLong(0);
            out.write(names.toByteArray());
            record(out, version.equals("1.0.1") ? 0x0c : 0x1c, heap.size());
            out.write(heap.toByteArray());
            for (int i = 0; i < ends; i++) {
                record(out, 0x2c, 0);
            }
        });
        return all.toByteArray();
    }

    private long recordedText(String text) throws IOException {
        Long known = texts.get(text);
        if (known != null) {
            return known;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long id = nextText++;
        texts.put(text, id);
        record(namesOut, 0x01, idSize + utf8.length, () -> {
            id(namesOut, id);
            namesOut.write(utf8);
        });
        return id;
    }

    private void record(DataOutputStream out, int tag, int length) throws IOException {
        out.writeByte(tag);
        out.writeInt(0);
        out.writeInt(length);
    }

    private void record(DataOutputStream out, int tag, int length, Write body) throws IOException {
        record(out, tag, length);
        body.run();
    }

    private void id(DataOutputStream out, long id) throws IOException {
        if (idSize == 8) {
            out.writeLong(id);
        } else {
            out.writeInt((int) id);
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private HprofBuilder write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
