package io.github.memorybudget.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.junit.jupiter.api.extension.Extension;

/**
 * What makes JUnit register {@link AutoRegisteredExtension} for every test of a run, and nobody else's extension that the
 * user has not switched on.
 *
 * <p>JUnit finds extensions by the service loader, all or none; since 5.12 a filter says which. On earlier versions, where
 * others are on the class path too, the engine is shown ours alone through the context class loader (see
 * {@link OwnExtensionOnly}) while it looks.
 *
 * @param parameters configuration parameters to be set while the engine starts
 * @param hidesOthers whether the service loader must be shown ours alone meanwhile
 */
record AutoRegistration(Map<String, String> parameters, boolean hidesOthers) {

    /** Nothing is needed. */
    static final AutoRegistration NONE = new AutoRegistration(Map.of(), false);

    static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
    static final String INCLUDE = "junit.jupiter.extensions.autodetection.include";

    private static final String OURS = AutoRegisteredExtension.class.getName();

    /** Its filters came with JUnit 5.12, and this class of its API too. */
    private static final boolean FILTERS = isPresent("org.junit.jupiter.api.extension.TestInstantiationAwareExtension");

    AutoRegistration {
        parameters = Map.copyOf(parameters);
    }

    /**
     * What is needed in a run that has these configuration parameters.
     *
     * @throws AutoRegistrationException if it can't be had; the message says why
     */
    static AutoRegistration in(Function<String, Optional<String>> parameters) {
        boolean enabled = parameters.apply(ENABLED).map(Boolean::parseBoolean).orElse(false);
        Map<String, String> needed = new HashMap<>();
        if (enabled) {
            parameters
                    .apply(INCLUDE)
                    .filter(include -> FILTERS && !include.isBlank())
                    .ifPresent(include -> needed.put(INCLUDE, include + "," + OURS));
            return new AutoRegistration(needed, false);
        }
        needed.put(ENABLED, "true");
        if (FILTERS) {
            needed.put(INCLUDE, OURS);
            return new AutoRegistration(needed, false);
        }
        List<String> others = others();
        boolean parallel =
                parameters.apply(Settings.PARALLEL).map(Boolean::parseBoolean).orElse(false);
        if (!others.isEmpty() && parallel) {
            throw new AutoRegistrationException("JUnit before 5.12 would register " + String.join(", ", others)
                    + " too, and that can't be prevented where tests run in parallel; use JUnit 5.12 or later, or set "
                    + Settings.PARALLEL + " to false");
        }
        return new AutoRegistration(needed, !others.isEmpty());
    }

    /** The extensions of others that the service loader finds. */
    private static List<String> others() {
        List<String> others = new ArrayList<>();
        try {
            ServiceLoader.load(Extension.class).stream()
                    .map(ServiceLoader.Provider::type)
                    .filter(type -> type != AutoRegisteredExtension.class)
                    .forEach(type -> others.add(type.getName()));
        } catch (ServiceConfigurationError unusable) {
            others.add("an extension that can't be loaded (" + unusable.getMessage() + ")");
        }
        return others;
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, Extension.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
