package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.thread.ThreadNamePattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Names of the threads in a dump, which its records have only as strings somewhere in it: one more pass finds them. */
final class ThreadNames {

    private static final String HOLDER = "thread";
    private static final int LONGEST = 1024;

    private final HeapGraph graph;
    private final IdIndex index;
    /** By the number of an array of characters: the string that it belongs to. */
    private final Map<Integer, Integer> strings = new HashMap<>();

    private final BitSet wanted = new BitSet();
    private final Map<Integer, byte[]> texts = new HashMap<>();
    private final Map<Integer, Byte> coders = new HashMap<>();

    private ThreadNames(HeapGraph graph, IdIndex index) {
        this.graph = graph;
        this.index = index;
    }

    /** The names by thread object; those that can't be read are left out. */
    static Map<Integer, String> read(DumpInput in, HeapGraph graph, IdIndex index) throws IOException {
        return new ThreadNames(graph, index).read(in);
    }

    /** The words for a thread as a holder, which are the same in each run. */
    static String holder(String name) {
        return name.isEmpty() ? HOLDER : HOLDER + " \"" + ThreadNamePattern.of(name) + "\"";
    }

    /** What remains of a holder's words once the name is taken away. */
    static String withoutName(String holder) {
        return holder.startsWith(HOLDER + " \"") ? HOLDER : holder;
    }

    private Map<Integer, String> read(DumpInput in) throws IOException {
        Map<Integer, Integer> threads = new HashMap<>();
        for (int i = 0; i < graph.roots.length; i++) {
            int thread = graph.roots[i];
            int string = graph.rootKinds[i] == RootKind.THREAD ? field(thread, "name") : HeapGraph.NULL;
            int text = string < 0 ? HeapGraph.NULL : field(string, "value");
            if (text >= 0) {
                threads.put(thread, string);
                strings.put(text, string);
                wanted.set(string);
                wanted.set(text);
            }
        }
        if (threads.isEmpty()) {
            return Map.of();
        }
        HprofReader.read(in, new Texts());
        Map<Integer, String> names = new HashMap<>();
        threads.forEach((thread, string) -> {
            byte[] text = texts.get(string);
            Byte coder = coders.get(string);
            if (text != null && coder != null) {
                names.put(thread, decode(text, coder));
            }
        });
        return names;
    }

    private static String decode(byte[] text, byte coder) {
        if (coder == 0) {
            return new String(text, StandardCharsets.ISO_8859_1);
        }
        boolean bigEndian = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN;
        return new String(text, bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private int field(int object, String name) {
        int slots = graph.isMirror(object) || graph.classes.isArray(graph.type(object)) ? 0 : graph.slots(object);
        for (int slot = 0; slot < slots; slot++) {
            if (graph.classes.slotName(graph.type(object), slot).equals(name)) {
                return graph.target(graph.firstSlot(object) + slot);
            }
        }
        return HeapGraph.NULL;
    }

    private final class Texts implements HprofVisitor {

        @Override
        public void instance(long id, long classId, int length, DumpInput in) throws IOException {
            int object = index.rank(id);
            if (wanted.get(object)) {
                int at = coderOffset(graph.type(object), in.idSize());
                if (at >= 0 && at < length) {
                    in.require(length);
                    in.skip(at);
                    coders.put(object, (byte) in.u1());
                }
            }
        }

        @Override
        public void objectArray(long id, long classId, int length, DumpInput in) {
            // A string has none.
        }

        @Override
        public void primitiveArray(long id, int type, int length, DumpInput in) throws IOException {
            int object = index.rank(id);
            if (wanted.get(object) && BasicType.size(type, 0) == 1 && length <= LONGEST) {
                texts.put(strings.get(object), in.take(length));
            }
        }

        /** A string's own fields come first in its record. */
        private int coderOffset(int type, int idSize) {
            String[] names = graph.classes.fieldNames[type];
            byte[] types = graph.classes.records[type].fieldTypes();
            int offset = 0;
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals("coder")) {
                    return offset;
                }
                offset += BasicType.size(types[i], idSize);
            }
            return -1;
        }
    }
}
