package io.github.memorybudget.junit;

import io.github.memorybudget.core.alloc.OwnAllocation;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The way from an interceptor to a test's body, which JUnit and the JDK's reflection pave on first use: accessors, method
 * handles, lambdas. What they allocate and keep must be there before the window opens, or be known.
 */
final class InvocationPath {

    /** On JDK 17 the 16th reflective call of a method makes a class for it ({@code sun.reflect.inflationThreshold}). */
    private static final int CALLS_UNTIL_INFLATED = 17;

    private static final OwnAllocation OWN = new OwnAllocation();
    private static final Object STRANGER = new Object();
    private static final Method[] DUMMIES = dummies();

    /** Repetitions of a test follow each other; preparing each anew would cost more than all the rest. */
    private static volatile WeakReference<Method> lastRepeated = new WeakReference<>(null);

    private InvocationPath() {}

    /** Dummies with no, one and two arguments, since each number of arguments has code of its own. */
    static final class Dummy {
        void none() {}

        void one(Object a) {}

        void two(Object a, Object b) {}
    }

    private static Method[] dummies() {
        try {
            return new Method[] {
                Dummy.class.getDeclaredMethod("none"),
                Dummy.class.getDeclaredMethod("one", Object.class),
                Dummy.class.getDeclaredMethod("two", Object.class, Object.class)
            };
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes the JDK create what it keeps for calling this method, without ever running its body: a receiver of the wrong
     * type is refused only after the accessor is there.
     *
     * @param repeated whether the same method will be called many times, so that JDK 17 would inflate it in between
     */
    static void prepare(Method method, boolean repeated) {
        if (Modifier.isStatic(method.getModifiers()) || lastRepeated.refersTo(method)) {
            return;
        }
        Object[] arguments = new Object[method.getParameterCount()];
        method.setAccessible(true);
        for (int i = 0; i < (repeated ? CALLS_UNTIL_INFLATED : 1); i++) {
            try {
                method.invoke(STRANGER, arguments);
            } catch (IllegalArgumentException expected) {
                continue;
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("A call on a stranger reached " + method, e);
            }
        }
        if (repeated) {
            lastRepeated = new WeakReference<>(method);
        }
    }

    /** Walks JUnit's part of the way often enough that all its call sites are linked. */
    static void pave(int times) {
        Dummy dummy = new Dummy();
        for (int i = 0; i < times; i++) {
            overhead();
            ReflectionSupport.invokeMethod(DUMMIES[0], dummy);
            ReflectionSupport.invokeMethod(DUMMIES[1], dummy, STRANGER);
            ReflectionSupport.invokeMethod(DUMMIES[2], dummy, STRANGER, STRANGER);
        }
    }

    /**
     * Bytes that JUnit's own part of the way allocates on this thread, as of now: the compiler may remove it at any time, so
     * it is measured anew for each window.
     */
    static long overhead() {
        Dummy dummy = new Dummy();
        Object[] arguments = {};
        long before = OWN.bytes();
        ReflectionSupport.invokeMethod(DUMMIES[0], dummy, arguments);
        return OWN.bytes() - before;
    }
}
