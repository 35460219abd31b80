package io.github.memorybudget.junit;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The values of the non-final static fields of a test class, its superclasses and enclosing classes; put back afterwards.
 * A rehearsal runs {@code @BeforeAll} and {@code @AfterAll} again, and what those assign belongs to the rehearsal.
 *
 * <p>Where there is an {@code @AfterAll}, it must not find what the suite's own run has opened: JUnit calls it also when
 * {@code @BeforeAll} failed, as it does on a port that the suite's own server holds. So those fields are null meanwhile,
 * as they mostly are when {@code @BeforeAll} runs first.
 */
final class StaticFields {

    private final Map<Field, @Nullable Object> values = new LinkedHashMap<>();

    /** Fields that are null when a rehearsal starts. */
    private final Set<Field> emptied = new LinkedHashSet<>();

    private StaticFields() {}

    static StaticFields of(ClassFixture fixture) {
        StaticFields saved = new StaticFields();
        boolean closes = fixture.isClosed();
        fixture.staticFields()
                .filter(field -> !Modifier.isFinal(field.getModifiers()))
                .forEach(field -> {
                    saved.save(field);
                    // JUnit wants an extension in such a field before anything else, and never assigns it itself.
                    if (closes && !field.getType().isPrimitive() && !isExtension(field)) {
                        saved.emptied.add(field);
                    }
                });
        saved.emptied.retainAll(saved.values.keySet());
        return saved;
    }

    private static boolean isExtension(Field field) {
        return AnnotationSupport.isAnnotated(field, RegisterExtension.class);
    }

    /** Makes the fields null that a rehearsal is to assign by itself. */
    void empty() {
        emptied.forEach(field -> set(field, null));
    }

    /**
     * After a rehearsal that missed a value: leaves alone, from now on, what the rehearsal has not assigned either, since
     * it comes from the field's initializer.
     *
     * @return whether there is such a field
     */
    boolean refill() {
        Set<Field> initialized = new LinkedHashSet<>();
        for (Field field : emptied) {
            if (values.get(field) != null && get(field) == null) {
                initialized.add(field);
                set(field, values.get(field));
            }
        }
        emptied.removeAll(initialized);
        return !initialized.isEmpty();
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
        values.forEach(StaticFields::set);
    }

    private static void set(Field field, @Nullable Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The static field " + field + " can't be set around rehearsals", e);
        }
    }

    private static @Nullable Object get(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The static field " + field + " can't be read around rehearsals", e);
        }
    }
}
