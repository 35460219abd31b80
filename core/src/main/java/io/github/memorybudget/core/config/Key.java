package io.github.memorybudget.core.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Every setting that Memory Budget knows, whichever side reads it: the test JVM, the Maven plugin or the command line.
 *
 * <p>One list for all, because a {@code -D} of the build reaches the test JVM too: each side ignores the others' keys, and
 * a key that nobody knows is an error.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Key {
    MODE("mode", "enforce, record or off"),
    RESULTS_DIRECTORY("resultsDirectory", "a directory"),
    SURVEY("survey", "true or false"),
    MEASURE_WARM("measureWarm", "true or false"),
    OWN_PACKAGES("ownPackages", "package names, separated by commas"),
    IGNORE_HOLDERS("ignoreHolders", "patterns of class and field names, separated by commas"),
    REHEARSAL_TIMEOUT("rehearsalTimeout", "a duration such as 30 s, 500 ms or 2 min"),
    FAIL_ON_INCONCLUSIVE("failOnInconclusive", "true or false"),
    FAIL_ON_UNPROVEN_PEAK("failOnUnprovenPeak", "true or false"),
    FIRST_USE("firstUse", "COUNT_OWN, COUNT_ALL or IGNORE"),
    HEAP_DUMPS("heapDumps", "never or onFailure"),
    DEFAULT_RETAINED("default.retained", "a size or none"),
    DEFAULT_ALLOCATED("default.allocated", "a size or none"),
    DEFAULT_PEAK("default.peak", "a size or none"),
    DEFAULT_OFF_HEAP("default.offHeap", "a size or none"),
    DEFAULT_FOOTPRINT("default.footprint", "a size or none"),
    DEFAULT_THREADS("default.threads", "a whole number, 0 or more"),
    DEFAULT_REHEARSALS("default.rehearsals", "a whole number, 0 or more"),
    DEFAULT_ALL_THREADS("default.allThreads", "true or false"),
    DEFAULT_FIRST_USE("default.firstUse", "COUNT_OWN, COUNT_ALL or IGNORE"),
    SKIP("skip", "true or false"),
    FAIL_ON_VIOLATION("failOnViolation", "true or false"),
    FAIL_IF_NO_RESULTS("failIfNoResults", "true or false"),
    FAIL_ON_LOST_RESULTS("failOnLostResults", "true or false"),
    RESULTS_DIRECTORIES("resultsDirectories", "directories, separated by commas"),
    OUTPUT_DIRECTORY("outputDirectory", "a directory"),
    BASELINE("baseline", "a file"),
    ALLOW_LOOSENING("allowLoosening", "true or false"),
    DROP_REMOVED("dropRemoved", "true or false"),
    TAGGED_BASELINE("taggedBaseline", "a file"),
    DRIFT("drift", "a share such as 10 %"),
    FAIL_ON_REGRESSION("failOnRegression", "true or false"),
    ATTEMPTS("attempts", "worst or last"),
    CI_OUTPUT("ciOutput", "true or false"),
    HISTORY("history", "a file");

    /** What every key starts with. */
    public static final String PREFIX = "memoryBudget.";

    /** What the name of every environment variable starts with. */
    public static final String ENVIRONMENT_PREFIX = "MEMORY_BUDGET_";

    // Made once: every test asks for several.
    private final String fullName;
    private final String environmentName;
    private final String acceptedForm;

    Key(String suffix, String acceptedForm) {
        this.fullName = "memoryBudget." + suffix;
        this.environmentName = "MEMORY_BUDGET_"
                + suffix.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
        this.acceptedForm = acceptedForm;
    }

    /** The whole name: {@code memoryBudget.mode}. */
    public String fullName() {
        return fullName;
    }

    /** The environment variable's name: {@code MEMORY_BUDGET_RESULTS_DIRECTORY}. */
    public String environmentName() {
        return environmentName;
    }

    /** What a value looks like, in the words of an error message. */
    public String acceptedForm() {
        return acceptedForm;
    }

    /** The key of a whole name, if there is one. */
    public static Optional<Key> ofFullName(String name) {
        return Stream.of(values()).filter(key -> key.fullName().equals(name)).findFirst();
    }

    /**
     * One message for each name that looks like ours and isn't, with the nearest known one.
     *
     * @param names property names, ours and others', in any order
     * @param environmentNames names of environment variables, ours and others'
     */
    public static List<String> complaints(Iterable<String> names, Iterable<String> environmentNames) {
        Stream.Builder<String> complaints = Stream.builder();
        for (String name : names) {
            if (name.startsWith(PREFIX) && ofFullName(name).isEmpty()) {
                complaints.add("Unknown setting \"" + name + "\"; the nearest known one is \""
                        + nearest(name, Key::fullName) + "\"");
            }
        }
        for (String name : environmentNames) {
            if (name.startsWith(ENVIRONMENT_PREFIX)
                    && Stream.of(values())
                            .noneMatch(key -> key.environmentName().equals(name))) {
                complaints.add("Unknown environment variable \"" + name + "\"; the nearest known one is \""
                        + nearest(name, Key::environmentName) + "\"");
            }
        }
        return complaints.build().sorted().toList();
    }

    private static String nearest(String name, java.util.function.Function<Key, String> form) {
        return Stream.of(values())
                .map(form)
                .min(Comparator.comparingInt((String known) ->
                                EditDistance.between(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
