package io.github.memorybudget.report.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * How the figures of the shown tests went over the last builds, this one included.
 *
 * @param builds how many builds were looked at
 * @param notes what of the history could not be read, a sentence each
 * @param series by test, in the report's order of tests; of each the metrics in their order
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record History(int builds, List<String> notes, Map<Key, List<Series>> series) {

    /**
     * What tells a test from all others.
     *
     * @param module its module, or empty
     * @param uniqueId its unique id
     * @param environment its environment's key, or empty
     */
    public record Key(String module, String uniqueId, String environment) {

        /** The key of a test. */
        public static Key of(JudgedTest test) {
            return new Key(
                    test.module(),
                    test.test().uniqueId(),
                    test.environment() == null ? "" : test.environment().key());
        }
    }

    public History {
        notes = List.copyOf(notes);
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
    }

    /** A test's figures over builds. */
    public List<Series> of(JudgedTest test) {
        return series.getOrDefault(Key.of(test), List.of());
    }

    /** Figures that grow slowly. */
    public List<Series> drifting() {
        return series.values().stream()
                .flatMap(List::stream)
                .filter(Series::drifts)
                .collect(Collectors.toUnmodifiableList());
    }
}
