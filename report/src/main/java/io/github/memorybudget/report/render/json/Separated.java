package io.github.memorybudget.report.render.json;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The elements of an array, one a line, and the array's end. */
final class Separated {

    private final Appendable out;
    private boolean any;

    Separated(Appendable out) {
        this.out = out;
    }

    void append(String element) throws IOException {
        out.append(any ? ",\n" : "\n").append(element);
        any = true;
    }

    void appendUnchecked(String element) {
        try {
            append(element);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Ends the array. */
    void close(String after) throws IOException {
        out.append(any ? "\n]" : "]").append(after);
    }
}
