package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.session.BaselineLimit;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The accepted figures of one module.
 *
 * @param tolerances by how much a figure may differ
 * @param knownLeaks fingerprints of accepted leaks by test
 * @param environments accepted figures in the metrics' units, by environment, test and figure
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Baseline(
        Tolerances tolerances,
        SortedMap<String, SortedSet<String>> knownLeaks,
        SortedMap<String, SortedMap<String, SortedMap<FigureKey, Long>>> environments) {

    /** The file's name. */
    public static final String FILE_NAME = "memory-baseline.json";

    /** The version of the file's format. */
    public static final int SCHEMA = 1;

    /** Nothing accepted yet. */
    public static final Baseline EMPTY = new Baseline(Tolerances.DEFAULT, new TreeMap<>(), new TreeMap<>());

    public Baseline {
        SortedMap<String, SortedSet<String>> leaks = new TreeMap<>();
        knownLeaks.forEach((test, prints) -> leaks.put(test, Collections.unmodifiableSortedSet(new TreeSet<>(prints))));
        knownLeaks = Collections.unmodifiableSortedMap(leaks);
        SortedMap<String, SortedMap<String, SortedMap<FigureKey, Long>>> copy = new TreeMap<>();
        environments.forEach((environment, tests) -> {
            SortedMap<String, SortedMap<FigureKey, Long>> copied = new TreeMap<>();
            tests.forEach(
                    (test, figures) -> copied.put(test, Collections.unmodifiableSortedMap(new TreeMap<>(figures))));
            copy.put(environment, Collections.unmodifiableSortedMap(copied));
        });
        environments = Collections.unmodifiableSortedMap(copy);
    }

    /** The accepted figures of a test; empty where there are none. */
    public Map<FigureKey, Long> figures(String environment, String test) {
        return tests(environment).getOrDefault(test, Collections.emptySortedMap());
    }

    /** The tests with accepted figures in an environment. */
    public SortedMap<String, SortedMap<FigureKey, Long>> tests(String environment) {
        return environments.getOrDefault(environment, Collections.emptySortedMap());
    }

    /** The largest figure that counts as the accepted one, in the metric's unit. */
    public long limit(String test, FigureKey figure, long accepted) {
        return tolerances.of(test, figure.metric()).highest(accepted);
    }

    /**
     * The limits of all figures that only rehearsals can tell for sure, for the test JVMs. A field's size is the same in every
     * run.
     */
    public List<BaselineLimit> limits() {
        List<BaselineLimit> all = new ArrayList<>();
        environments.forEach((environment, tests) -> tests.forEach((test, figures) -> {
            Map<Metric, Long> limits = new EnumMap<>(Metric.class);
            figures.forEach((key, accepted) -> {
                if (key.field() == null) {
                    limits.put(key.metric(), limit(test, key, accepted));
                }
            });
            if (!limits.isEmpty()) {
                all.add(new BaselineLimit(environment, test, limits));
            }
        }));
        return all;
    }

    /** Fingerprints of a test's accepted leaks. */
    public Set<String> knownLeaks(String test) {
        return knownLeaks.getOrDefault(test, Collections.emptySortedSet());
    }

    /** How many figures are accepted. */
    public int size() {
        return environments.values().stream()
                .flatMap(tests -> tests.values().stream())
                .mapToInt(Map::size)
                .sum();
    }
}
