package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The shapes of classes, found out once for each. Not kept in {@link ClassValue}s: those hang on the classes, and would be
 * part of what is sized where an object refers to a class.
 */
final class ClassShapes {

    private static final Map<Class<?>, ClassShape> KNOWN = new WeakHashMap<>();

    private ClassShapes() {}

    static ClassShape of(Class<?> type) throws UnavailableException {
        synchronized (KNOWN) {
            ClassShape known = KNOWN.get(type);
            if (known != null) {
                return known;
            }
        }
        ClassShape shape = ClassShape.of(type);
        synchronized (KNOWN) {
            KNOWN.put(type, shape);
        }
        return shape;
    }
}
