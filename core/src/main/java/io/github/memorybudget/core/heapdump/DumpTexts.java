package io.github.memorybudget.core.heapdump;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of a dump by id. A dump has some ten times as many as names are asked for, each method's signature among them, so a
 * text is kept as its bytes and made a string only when it is.
 */
final class DumpTexts {

    private final LongIntMap indexes = new LongIntMap();
    private final IntList ends = new IntList();
    private byte[] bytes = new byte[1 << 20];
    private int end;

    /** Adds a text in UTF-8. The first of an id counts; the VM writes each once. */
    void add(long id, byte[] from, int start, int length) {
        // 0 is no id.
        if (id == 0 || indexes.get(id) != LongIntMap.MISSING) {
            return;
        }
        int newEnd = Math.addExact(end, length);
        if (newEnd > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(newEnd, bytes.length * 2L)));
        }
        System.arraycopy(from, start, bytes, end, length);
        end = newEnd;
        indexes.add(id, ends.size());
        ends.add(newEnd);
    }

    /** A text, or another where there is none of that id. */
    String get(long id, String otherwise) {
        int index = id == 0 ? LongIntMap.MISSING : indexes.get(id);
        if (index == LongIntMap.MISSING) {
            return otherwise;
        }
        int start = index == 0 ? 0 : ends.get(index - 1);
        return new String(bytes, start, ends.get(index) - start, StandardCharsets.UTF_8);
    }
}
