package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Which test a result is about.
 *
 * @param className fully qualified name of the test class, the one that the engine ran
 * @param method name of the test method
 * @param parameterTypes fully qualified names of the method's parameter types
 * @param displayName what the engine shows; may hold any character
 * @param uniqueId the engine's unique id of this invocation
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record TestIdentity(
        String className, String method, List<String> parameterTypes, String displayName, String uniqueId) {

    public TestIdentity {
        parameterTypes = List.copyOf(parameterTypes);
    }

    /** The class's name without its package: {@code Outer$CatalogTest} for a nested class. */
    public String simpleClassName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** For messages: {@code CatalogTest.loads()}, with the display name in brackets where it says more. */
    public String label() {
        String plain = simpleClassName() + "." + method + "()";
        boolean saysNoMore =
                displayName.isEmpty() || displayName.equals(method) || displayName.startsWith(method + "(");
        return saysNoMore ? plain : plain + " [" + displayName + "]";
    }
}
