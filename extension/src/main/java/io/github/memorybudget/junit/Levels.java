package io.github.memorybudget.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The elements that speak for a test, the nearest first: its method, the methods that it overrides or implements, its
 * class, superclasses, interfaces, then the same for each enclosing class.
 */
final class Levels {

    private Levels() {}

    static <A extends Annotation> List<Level<A>> of(Optional<Method> method, Class<?> testClass, Class<A> type) {
        List<Level<A>> levels = new ArrayList<>();
        for (AnnotatedElement element : elements(method, testClass)) {
            Level<A> level = Level.of(element, type);
            if (!level.isEmpty()) {
                levels.add(level);
            }
        }
        return levels;
    }

    private static Set<AnnotatedElement> elements(Optional<Method> method, Class<?> testClass) {
        Set<AnnotatedElement> elements = new LinkedHashSet<>();
        method.ifPresent(test -> {
            elements.add(test);
            elements.addAll(overridden(test, testClass));
        });
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            elements.addAll(classAndSuperclasses(type));
            elements.addAll(interfaces(type));
        }
        return elements;
    }

    private static List<Class<?>> classAndSuperclasses(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            classes.add(c);
        }
        return classes;
    }

    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            collectInterfaces(c, interfaces);
        }
        return interfaces;
    }

    private static void collectInterfaces(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> each : type.getInterfaces()) {
            if (interfaces.add(each)) {
                collectInterfaces(each, interfaces);
            }
        }
    }

    private static List<Method> overridden(Method test, Class<?> testClass) {
        List<Method> overridden = new ArrayList<>();
        if (Modifier.isPrivate(test.getModifiers()) || Modifier.isStatic(test.getModifiers())) {
            return overridden;
        }
        List<Class<?>> types = new ArrayList<>(classAndSuperclasses(testClass));
        types.addAll(interfaces(testClass));
        for (Class<?> type : types) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (!candidate.equals(test) && overrides(test, candidate)) {
                    overridden.add(candidate);
                }
            }
        }
        return overridden;
    }

    /** Whether the compiler made a method of these parameters that calls the test: it overrides one of a generic type. */
    private static boolean isBridged(Method test, Class<?>[] parameters) {
        return Arrays.stream(test.getDeclaringClass().getDeclaredMethods())
                .anyMatch(method -> method.isBridge()
                        && method.getName().equals(test.getName())
                        && Arrays.equals(method.getParameterTypes(), parameters));
    }

    private static boolean overrides(Method test, Method candidate) {
        int modifiers = candidate.getModifiers();
        return candidate.getName().equals(test.getName())
                && !candidate.isBridge()
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && (Arrays.equals(candidate.getParameterTypes(), test.getParameterTypes())
                        || isBridged(test, candidate.getParameterTypes()))
                && candidate.getDeclaringClass().isAssignableFrom(test.getDeclaringClass());
    }
}
