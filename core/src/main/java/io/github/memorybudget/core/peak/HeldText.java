package io.github.memorybudget.core.peak;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of text in an array that is there before anything is measured; what does not fit is cut. */
final class HeldText {

    private final byte[] bytes = new byte[1 << 14];
    private int length;

    void clear() {
        length = 0;
    }

    void keep(List<String> lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        length = Math.min(text.length, bytes.length);
        System.arraycopy(text, 0, bytes, 0, length);
    }

    List<String> lines() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8).lines().toList();
    }
}
