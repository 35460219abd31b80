package io.github.memorybudget.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Finds budgets that no test will ever honour, because JUnit does not run private or static methods. */
final class MisplacedBudgets {

    private static final Set<String> WARNED = new HashSet<>();

    private MisplacedBudgets() {}

    static synchronized void warn(TestPlan plan) {
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier each : plan.getDescendants(root)) {
                if (each.getSource().orElse(null) instanceof ClassSource type) {
                    for (Method method : type.getJavaClass().getDeclaredMethods()) {
                        warn(method);
                    }
                }
            }
        }
    }

    private static void warn(Method method) {
        int modifiers = method.getModifiers();
        boolean runs = !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
        if (runs || method.isSynthetic() || Level.of(method, MemoryBudget.class).isEmpty()) {
            return;
        }
        String place = method.getDeclaringClass().getName() + "." + method.getName() + "()";
        if (WARNED.add(place)) {
            Recorder.warn("@MemoryBudget on " + place + " has no effect: the method is "
                    + (Modifier.isPrivate(modifiers) ? "private" : "static")
                    + ", and JUnit runs only methods that are neither private nor static");
        }
    }
}
