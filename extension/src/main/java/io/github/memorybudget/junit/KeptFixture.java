package io.github.memorybudget.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * Rehearsals that use what the suite's own run has opened: they neither open nor close anything for the class. An annotation on a
 * test method registers no extension for its class, so the one that JUnit detects does this in them.
 */
final class KeptFixture {

    /** Configuration parameter that marks such a rehearsal. */
    static final String MARK = "io.github.memorybudget.rehearsal.keepsFixture";

    private KeptFixture() {}

    /** Goes on with a method that runs before or after all tests, but for a static one in such a rehearsal. */
    static void intercept(Invocation<Void> invocation, Method method, ExtensionContext context) throws Throwable {
        boolean kept = context.getConfigurationParameter(MARK).isPresent();
        // One that needs an instance works on the rehearsal's own.
        if (kept && Modifier.isStatic(method.getModifiers())) {
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }
}
