package io.github.memorybudget.junit;

import io.github.memorybudget.core.result.TestIdentity;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Names tests, and counts how often each has run in this JVM. */
final class TestIdentities {

    private static final Attempts ATTEMPTS = new Attempts();

    private TestIdentities() {}

    /** The context's test; of a dynamic test, the factory's class and method with the dynamic test's name. */
    static TestIdentity of(ExtensionContext context) {
        ExtensionContext owner = owner(context);
        Method method = owner.getTestMethod().orElse(null);
        return new TestIdentity(
                owner.getRequiredTestClass().getName(),
                method == null ? "" : method.getName(),
                method == null ? List.of() : parameterTypes(method),
                context.getDisplayName(),
                context.getUniqueId());
    }

    private static List<String> parameterTypes(Method method) {
        if (method.getParameterCount() == 0) {
            return List.of();
        }
        return Stream.of(method.getParameterTypes()).map(Class::getTypeName).toList();
    }

    /** The nearest context with a test method: of a dynamic test, its factory's. */
    static ExtensionContext owner(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getTestMethod().isEmpty() && owner.getParent().isPresent()) {
            owner = owner.getParent().get();
        }
        return owner;
    }

    /** Bytes that are kept here of the tests that ran. */
    static long bytes() {
        return ATTEMPTS.bytes();
    }

    static int nextAttempt(String uniqueId) {
        return ATTEMPTS.next(uniqueId);
    }
}
