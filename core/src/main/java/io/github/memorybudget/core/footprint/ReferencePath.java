package io.github.memorybudget.core.footprint;

import java.util.List;

/**
 * How one object reaches another.
 *
 * @param from name of the first object's class
 * @param steps from the first object to the last; none where it is the object itself
 * @since 0.1
 */
public record ReferencePath(String from, List<Step> steps) {

    /** With an unmodifiable copy of the list. */
    public ReferencePath {
        steps = List.copyOf(steps);
    }

    /**
     * One reference.
     *
     * @param reference the field's name, or an array's index in brackets; {@code ?} where another thread has changed it
     *     meanwhile
     * @param to name of the class of the object that it leads to
     */
    public record Step(String reference, String to) {}
}
