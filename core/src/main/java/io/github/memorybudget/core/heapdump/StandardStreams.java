package io.github.memorybudget.core.heapdump;

import java.util.BitSet;
import java.util.Set;

/**
 * What {@code System.out} and {@code System.err} write through: buffers that the JDK lets grow to 8,192 bytes or characters with
 * what is printed at once (since JDK 21 they start smaller), whoever prints it.
 */
final class StandardStreams {

    private static final Set<String> WRITERS = Set.of("textOut", "charOut");

    private final HeapGraph graph;
    private final BitSet buffers = new BitSet();

    StandardStreams(HeapGraph graph) {
        this.graph = graph;
        for (int type = 0; type < graph.classes.count; type++) {
            if (graph.classes.names[type].equals("java.lang.System")) {
                for (int target : graph.statics[type]) {
                    if (is(target, "java.io.PrintStream")) {
                        addBuffersOf(target);
                    }
                }
            }
        }
    }

    private void addBuffersOf(int stream) {
        for (String name : WRITERS) {
            int writer = graph.field(stream, name);
            if (writer >= 0) {
                buffers.set(writer);
            }
        }
        // Any other stream was put there by a program, and may keep what is printed.
        int out = graph.field(stream, "out");
        if (is(out, "java.io.BufferedOutputStream") && is(graph.field(out, "out"), "java.io.FileOutputStream")) {
            buffers.set(out);
        }
    }

    private boolean is(int object, String className) {
        return object >= 0 && !graph.isMirror(object) && graph.className(object).equals(className);
    }

    /** Whether an object is such a buffer. */
    boolean isBuffer(int object) {
        return buffers.get(object);
    }
}
