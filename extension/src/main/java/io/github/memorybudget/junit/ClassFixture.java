package io.github.memorybudget.junit;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the tests of a class have in common, and a rehearsal of one of them must leave to the others. */
final class ClassFixture {

    /** Names of methods after which most objects are of no more use. */
    private static final Set<String> ENDS = Set.of(
            "cancel", "close", "destroy", "disconnect", "dispose", "shutdown", "shutdownNow", "stop", "terminate");

    /** Starts and stops what is in a static field that it annotates. */
    private static final String CONTAINER = "org.testcontainers.junit.jupiter.Container";

    private final Set<Class<?>> types;

    private ClassFixture(Set<Class<?>> types) {
        this.types = types;
    }

    static ClassFixture of(Class<?> testClass) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
            for (Class<?> type = outer; type != null && type != Object.class; type = type.getSuperclass()) {
                types.add(type);
            }
        }
        return new ClassFixture(types);
    }

    /** The static fields of the test class, its superclasses and enclosing classes. */
    Stream<Field> staticFields() {
        return types.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()));
    }

    /** Whether something is done after all tests, which may end what they use. */
    boolean isClosed() {
        return methods().anyMatch(method -> AnnotationSupport.isAnnotated(method, AfterAll.class));
    }

    /** Whether something is done before or after all tests that needs no instance, and so can be left out. */
    boolean canBeKept() {
        return methods()
                .anyMatch(method -> Modifier.isStatic(method.getModifiers())
                        && (AnnotationSupport.isAnnotated(method, AfterAll.class)
                                || AnnotationSupport.isAnnotated(method, BeforeAll.class)));
    }

    /**
     * Whether a rehearsal must do nothing before and after all tests: no other object can be put into a final field meanwhile, and
     * the one in it would be closed.
     */
    boolean mustBeKept() {
        return isClosed()
                && staticFields()
                        .filter(field -> Modifier.isFinal(field.getModifiers()))
                        .anyMatch(field -> canBeEnded(value(field)));
    }

    /** Why no rehearsal can leave the other tests what they need, if so: an extension in a static field ends with the class. */
    Optional<String> obstacle() {
        if (tests() < 2) {
            return Optional.empty();
        }
        return staticFields()
                .filter(ClassFixture::isEndedByJUnit)
                .findFirst()
                .map(field ->
                        "the other tests of the class need what JUnit would end after a rehearsal, in the static field "
                                + field.getDeclaringClass().getSimpleName() + "." + field.getName());
    }

    private static boolean isEndedByJUnit(Field field) {
        boolean extension = AnnotationSupport.isAnnotated(field, RegisterExtension.class)
                && value(field) instanceof AfterAllCallback;
        return extension
                || Arrays.stream(field.getAnnotations())
                        .anyMatch(each -> each.annotationType().getName().equals(CONTAINER));
    }

    /** How many tests there are, as far as the classes tell: one that is repeated stands for several. */
    private long tests() {
        return types.stream()
                .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
                .distinct()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .mapToLong(method -> AnnotationSupport.isAnnotated(method, Test.class) ? 1 : 2)
                .sum();
    }

    private Stream<Method> methods() {
        return types.stream().flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
    }

    private static boolean canBeEnded(@Nullable Object value) {
        return value instanceof AutoCloseable
                || value != null
                        && Arrays.stream(value.getClass().getMethods())
                                .anyMatch(method ->
                                        !Modifier.isStatic(method.getModifiers()) && ENDS.contains(method.getName()));
    }

    /** Null also for what is out of reach: a superclass in a module that is not opened to us keeps its own. */
    private static @Nullable Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (InaccessibleObjectException | IllegalAccessException outOfReach) {
            return null;
        }
    }
}
