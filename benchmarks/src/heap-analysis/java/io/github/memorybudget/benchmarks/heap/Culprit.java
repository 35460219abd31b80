package io.github.memorybudget.benchmarks.heap;

import java.util.HashMap;
import java.util.Map;

/** The one object whose path and retained size are asked for: a map of 10,000 names to arrays. */
final class Culprit {

    private static final int ENTRIES = 10_000;
    private static final int BYTES = 100;

    private final Map<String, byte[]> content = new HashMap<>();

    Culprit() {
        for (int i = 0; i < ENTRIES; i++) {
            content.put("entry number " + i, new byte[BYTES + i % 50]);
        }
    }

    int size() {
        return content.size();
    }
}
