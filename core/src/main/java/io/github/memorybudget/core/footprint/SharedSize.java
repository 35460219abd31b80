package io.github.memorybudget.core.footprint;

import java.util.List;

/**
 * The sizes of several objects that may have parts in common.
 *
 * @param together all that any of them reaches, each object counted once
 * @param parts one for each of them, in their order
 * @since 0.1
 */
public record SharedSize(ObjectSize together, List<Part> parts) {

    /** With an unmodifiable copy of the list. */
    public SharedSize {
        parts = List.copyOf(parts);
    }

    /**
     * One of the objects.
     *
     * @param whole all that it reaches
     * @param exclusive what it alone reaches
     */
    public record Part(ObjectSize whole, ObjectSize exclusive) {}

    /** What more than one of them reaches, in bytes. */
    public long sharedBytes() {
        return together.bytes()
                - parts.stream().mapToLong(part -> part.exclusive().bytes()).sum();
    }
}
