package io.github.memorybudget.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The configuration parameters of the run that a rehearsal repeats. A context answers for single keys only; the listener
 * learns of all of them where the launcher calls it.
 */
final class OuterRequest {

    private static volatile Set<String> keys = Set.of();

    private OuterRequest() {}

    static void rememberKeys(Set<String> known) {
        keys = Set.copyOf(known);
    }

    static Set<String> keys() {
        return keys;
    }

    static Map<String, String> parameters(ExtensionContext context) {
        Map<String, String> parameters = new HashMap<>();
        for (String key : keys) {
            Optional<String> value = context.getConfigurationParameter(key);
            value.ifPresent(set -> parameters.put(key, set));
        }
        return parameters;
    }
}
