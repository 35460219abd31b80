package io.github.memorybudget.junit;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of the non-final static fields of a test class, its superclasses and enclosing classes; put back afterwards.
 * A rehearsal runs {@code @BeforeAll} and {@code @AfterAll} again, and what those assign belongs to the rehearsal.
 */
final class StaticFields {

    private final Map<Field, @Nullable Object> values = new LinkedHashMap<>();

    private StaticFields() {}

    static StaticFields of(Class<?> testClass) {
        StaticFields saved = new StaticFields();
        for (Class<?> type : related(testClass)) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    saved.save(field);
                }
            }
        }
        return saved;
    }

    private static Set<Class<?>> related(Class<?> testClass) {
        Set<Class<?>> related = new LinkedHashSet<>();
        for (Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
            for (Class<?> type = outer; type != null && type != Object.class; type = type.getSuperclass()) {
                related.add(type);
            }
        }
        return related;
    }

    private void save(Field field) {
        try {
            field.setAccessible(true);
            values.put(field, field.get(null));
        } catch (InaccessibleObjectException | IllegalAccessException outOfReach) {
            // A superclass from a module that is not opened to us: a rehearsal can't be told apart there.
            Recorder.warn("The static field " + field + " can't be saved around rehearsals: " + outOfReach);
        }
    }

    /** Puts the values back. */
    void restore() {
        values.forEach((field, value) -> {
            try {
                field.set(null, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("The static field " + field + " can't be restored after rehearsals", e);
            }
        });
    }
}
