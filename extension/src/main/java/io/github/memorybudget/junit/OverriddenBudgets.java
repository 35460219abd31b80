package io.github.memorybudget.junit;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Finds tests whose only budget stands on a method that they override or implement. JUnit looks for extensions on the test
 * method itself and on classes, so that it registers none for them.
 */
final class OverriddenBudgets {

    private final Map<Class<?>, List<Method>> budgeted = new HashMap<>();

    /** Whether a run has such a test. */
    boolean areIn(TestPlan plan) {
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier each : plan.getDescendants(root)) {
                if (each.getSource().orElse(null) instanceof ClassSource source && areIn(source.getJavaClass())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean areIn(Class<?> testClass) {
        List<Method> inherited = supertypes(testClass).stream()
                .flatMap(type -> budgeted(type).stream())
                .toList();
        if (inherited.isEmpty()
                || !Levels.of(Optional.empty(), testClass, MemoryBudget.class).isEmpty()) {
            return false;
        }
        return inherited.stream().anyMatch(method -> isHiddenIn(testClass, method));
    }

    /** Whether the class runs another method in its place, on which nothing stands. */
    private static boolean isHiddenIn(Class<?> testClass, Method budgeted) {
        for (Class<?> type = testClass; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (!method.equals(budgeted)
                        && method.getName().equals(budgeted.getName())
                        && Level.of(method, MemoryBudget.class).isEmpty()
                        && !Levels.of(Optional.of(method), testClass, MemoryBudget.class)
                                .isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Method> budgeted(Class<?> type) {
        return budgeted.computeIfAbsent(
                type,
                owner -> Stream.of(owner.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .filter(method -> !Level.of(method, MemoryBudget.class).isEmpty())
                        .toList());
    }

    private static Set<Class<?>> supertypes(Class<?> testClass) {
        Set<Class<?>> supertypes = new LinkedHashSet<>();
        for (Class<?> type = testClass; type != null && type != Object.class; type = type.getSuperclass()) {
            if (type != testClass) {
                supertypes.add(type);
            }
            collectInterfaces(type, supertypes);
        }
        return supertypes;
    }

    private static void collectInterfaces(Class<?> type, Set<Class<?>> into) {
        for (Class<?> each : type.getInterfaces()) {
            if (into.add(each)) {
                collectInterfaces(each, into);
            }
        }
    }
}
