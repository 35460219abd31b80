package io.github.memorybudget.core.footprint;

import java.util.Comparator;

/**
 * What the objects of one class make up of a size.
 *
 * @param type the class
 * @param instances how many objects
 * @param bytes their shallow sizes together
 * @since 0.1
 */
public record ClassSize(Class<?> type, long instances, long bytes) {

    /** Equally large ones by name. */
    static final Comparator<ClassSize> LARGEST_FIRST =
            Comparator.comparingLong(ClassSize::bytes).reversed().thenComparing(ClassSize::className);

    /** The class's name as in source text: {@code byte[]}, {@code java.util.HashMap$Node}. */
    public String className() {
        return type.getTypeName();
    }
}
