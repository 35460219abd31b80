package io.github.memorybudget.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One annotated element on which budgets may stand, and the annotations of one type that are found there.
 *
 * @param place the element, in the words of an error message
 * @param direct annotations on the element itself; at most one, since ours are not repeatable
 * @param meta annotations on its annotations, at any depth
 */
record Level<A extends Annotation>(String place, List<Found<A>> direct, List<Found<A>> meta) {

    /** An annotation and where it stands. */
    record Found<A extends Annotation>(A annotation, String place) {}

    static <A extends Annotation> Level<A> of(AnnotatedElement element, Class<A> type) {
        String place = describe(element);
        List<Found<A>> direct = new ArrayList<>();
        A own = element.getDeclaredAnnotation(type);
        String name = "@" + type.getSimpleName();
        if (own != null) {
            direct.add(new Found<>(own, name + " on " + place));
        }
        List<Found<A>> meta = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            if (annotation.annotationType() != type) {
                collectMeta(annotation.annotationType(), type, place, meta, seen);
            }
        }
        return new Level<>(place, direct, meta);
    }

    boolean isEmpty() {
        return direct.isEmpty() && meta.isEmpty();
    }

    private static <A extends Annotation> void collectMeta(
            Class<? extends Annotation> carrier, Class<A> type, String place, List<Found<A>> meta, Set<Class<?>> seen) {
        if (carrier.getName().startsWith("java.lang.annotation.") || !seen.add(carrier)) {
            return;
        }
        A found = carrier.getDeclaredAnnotation(type);
        if (found != null) {
            meta.add(new Found<>(
                    found, "@" + type.getSimpleName() + " on @" + carrier.getName() + ", which stands on " + place));
        }
        for (Annotation annotation : carrier.getDeclaredAnnotations()) {
            if (annotation.annotationType() != type) {
                collectMeta(annotation.annotationType(), type, place, meta, seen);
            }
        }
    }

    private static String describe(AnnotatedElement element) {
        if (element instanceof Method method) {
            return "method " + method.getDeclaringClass().getName() + "." + method.getName() + "()";
        }
        if (element instanceof Class<?> type) {
            return "class " + type.getName();
        }
        if (element instanceof Field field) {
            return "field " + field.getDeclaringClass().getName() + "." + field.getName();
        }
        return element.toString();
    }
}
