package io.github.memorybudget.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * What a test is called in a baseline: {@code com.acme.CatalogTest#loads(int)[2]}. Unlike an engine's unique id it says
 * nothing that is not the test's, and unlike a display name it does not change with the arguments.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class TestKey {

    private static final Pattern INVOCATION = Pattern.compile(
            "\\[(?:class-template-invocation|test-template-invocation|dynamic-container|dynamic-test):#(\\d+)]");

    private TestKey() {}

    /** The key of a test; the numbers of nested invocations are joined by dots. */
    public static String of(TestIdentity test) {
        List<String> numbers = new ArrayList<>();
        Matcher invocation = INVOCATION.matcher(test.uniqueId());
        while (invocation.find()) {
            numbers.add(invocation.group(1));
        }
        return test.className() + "#" + test.method() + "(" + String.join(",", test.parameterTypes()) + ")"
                + (numbers.isEmpty() ? "" : "[" + String.join(".", numbers) + "]");
    }
}
