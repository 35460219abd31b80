package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Key;
import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.session.BaselineLimits;
import io.github.memorybudget.core.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The settings that hold for a test. In this order: JUnit's configuration parameters (launcher, system property,
 * junit-platform.properties), the build's session, the environment, the default.
 */
final class Settings {

    /** JUnit's own switch. */
    static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private static final Pattern DURATION = Pattern.compile("\\s*(\\d+)\\s*(ms|s|m|min)?\\s*");

    private final Function<String, Optional<String>> parameters;
    private final boolean parallel;
    private final @Nullable Session session;
    private final Map<Key, Optional<String>> parametersRead = new ConcurrentHashMap<>();
    private final Map<Key, Optional<String>> textsRead = new ConcurrentHashMap<>();
    private @Nullable Path resultsDirectory;

    /**
     * The settings of one run.
     *
     * @param parameters JUnit's configuration parameters, by name
     * @param session the build that the tests belong to, or null outside one
     */
    Settings(Function<String, Optional<String>> parameters, @Nullable Session session) {
        this.parameters = parameters;
        this.parallel = parameters.apply(PARALLEL).map(Boolean::parseBoolean).orElse(false);
        this.session = session;
    }

    @Nullable
    Session session() {
        return session;
    }

    /** What the build's baseline allows, read once a JVM. */
    BaselineLimits baselineLimits() {
        return BuildDirectory.limits(session);
    }

    Mode mode() {
        Optional<String> parameter = parameter(Key.MODE);
        if (parameter.isEmpty() && session != null) {
            return session.mode();
        }
        Optional<String> set = parameter.or(() -> environment(Key.MODE));
        try {
            return set.map(Mode::parse).orElse(Mode.ENFORCE);
        } catch (IllegalArgumentException e) {
            throw malformed(Key.MODE, set.orElseThrow());
        }
    }

    synchronized Path resultsDirectory() {
        if (resultsDirectory == null) {
            resultsDirectory = findResultsDirectory().normalize();
        }
        return resultsDirectory;
    }

    private Path findResultsDirectory() {
        Optional<String> parameter = parameter(Key.RESULTS_DIRECTORY);
        if (parameter.isEmpty() && session != null) {
            return session.resultsDirectory();
        }
        return parameter
                .or(() -> environment(Key.RESULTS_DIRECTORY))
                .map(set -> BuildDirectory.base().resolve(set))
                .orElseGet(() -> BuildDirectory.base().resolve("target/memory-budget/results"));
    }

    /**
     * Reads all that are only needed once something is wrong, so that a malformed one is told at once, and nothing is read
     * while something is measured.
     *
     * @throws ExtensionConfigurationException if one is malformed
     */
    void validate() {
        mode();
        rehearsalTimeout();
        keepsHeapDumps();
        isOn(Key.FAIL_ON_INCONCLUSIVE);
        isOn(Key.MEASURE_WARM);
        survey();
        baselineLimits();
    }

    /** Whether the heap dump of a leak is to be kept. */
    boolean keepsHeapDumps() {
        Optional<String> set = text(Key.HEAP_DUMPS);
        return switch (set.map(String::strip).orElse("never")) {
            case "never" -> false;
            case "onFailure" -> true;
            default -> throw malformed(Key.HEAP_DUMPS, set.orElseThrow());
        };
    }

    /** Which tests without a budget are measured, too. */
    SurveyScope survey() {
        if (!isOn(Key.SURVEY)) {
            return SurveyScope.NONE;
        }
        return runsInParallel() ? SurveyScope.ALLOCATED : SurveyScope.WHOLE;
    }

    /** Whether JUnit runs tests in parallel. */
    boolean runsInParallel() {
        return parallel;
    }

    boolean isOn(Key key) {
        Optional<String> set = text(key);
        if (set.isEmpty()) {
            return false;
        }
        return switch (set.get().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw malformed(key, set.get());
        };
    }

    Duration rehearsalTimeout() {
        Optional<String> set = text(Key.REHEARSAL_TIMEOUT);
        if (set.isEmpty()) {
            return Duration.ofSeconds(30);
        }
        Matcher matcher = DURATION.matcher(set.get());
        if (!matcher.matches()) {
            throw malformed(Key.REHEARSAL_TIMEOUT, set.get());
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** The value of a key that the build's session never sets, if it is set anywhere; a blank one counts as not set. */
    Optional<String> text(Key key) {
        Optional<String> known = textsRead.get(key);
        return known != null
                ? known
                : textsRead.computeIfAbsent(key, each -> parameter(each).or(() -> environment(each)));
    }

    private Optional<String> parameter(Key key) {
        return parametersRead.computeIfAbsent(
                key, each -> parameters.apply(each.fullName()).filter(value -> !value.isBlank()));
    }

    private static Optional<String> environment(Key key) {
        return Optional.ofNullable(System.getenv(key.environmentName())).filter(value -> !value.isBlank());
    }

    static ExtensionConfigurationException malformed(Key key, String value) {
        return new ExtensionConfigurationException(
                "The setting \"" + key.fullName() + "\" is \"" + value + "\"; write " + key.acceptedForm());
    }
}
