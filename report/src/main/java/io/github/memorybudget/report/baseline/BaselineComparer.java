package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.result.TestKey;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.JudgedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Compares one module's results with its baseline, one test after the other.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class BaselineComparer {

    private final String module;
    private final Baseline baseline;
    private final @Nullable Tag tag;
    private final Map<String, Set<String>> seen = new HashMap<>();

    /**
     * A comparison that is about to begin.
     *
     * @param module the module's name, or empty where there is one alone
     * @param tag the tagged baseline, or null
     */
    public BaselineComparer(String module, Baseline baseline, @Nullable Tag tag) {
        this.module = module;
        this.baseline = baseline;
        this.tag = tag;
    }

    /** The figures of a test, each with its change. */
    public List<Compared> compare(JudgedTest test) {
        Row row = new Row(test);
        SortedMap<FigureKey, MeasuredFigure> measured = MeasuredFigure.of(test.result());
        String environment = row.environment;
        List<Compared> rows = new ArrayList<>();
        if (environment == null || !baseline.environments().containsKey(environment)) {
            boolean nothingAccepted = baseline.environments().isEmpty();
            measured.forEach((key, figure) -> {
                if (figure.warm()) {
                    rows.add(
                            nothingAccepted
                                    ? row.of(key, Change.NEW, null, figure.acceptable(), null, null)
                                    : row.of(
                                            key,
                                            Change.NOT_COMPARABLE,
                                            null,
                                            figure.lower(),
                                            null,
                                            unknown(environment)));
                }
            });
            return rows;
        }
        Map<FigureKey, Long> accepted = baseline.figures(environment, row.test);
        if (!accepted.isEmpty()) {
            seen.computeIfAbsent(environment, name -> new HashSet<>()).add(row.test);
        } else {
            seen.computeIfAbsent(environment, name -> new HashSet<>());
        }
        measured.forEach((key, figure) -> {
            Long before = accepted.get(key);
            if (before != null) {
                rows.add(compare(row, key, before, figure));
            } else if (figure.warm()) {
                rows.add(row.of(key, Change.NEW, null, figure.acceptable(), null, null));
            }
        });
        accepted.forEach((key, before) -> {
            if (!measured.containsKey(key)) {
                rows.add(row.of(key, Change.NOT_COMPARABLE, before, null, null, "not measured in this run"));
            }
        });
        return rows;
    }

    /** The figures of a test that grew past the allowed drift since the tagged baseline. */
    public List<Compared> drifted(JudgedTest test) {
        Row row = new Row(test);
        List<Compared> rows = new ArrayList<>();
        if (tag == null || row.environment == null) {
            return rows;
        }
        Map<FigureKey, Long> tagged = tag.baseline().figures(row.environment, row.test);
        MeasuredFigure.of(test.result()).forEach((key, figure) -> {
            Long before = tagged.get(key);
            if (before != null && figure.warm()) {
                long absolute = baseline.tolerances().of(row.test, key.metric()).absolute();
                long limit = new Tolerance(tag.drift(), absolute).highest(before);
                if (figure.lower() > limit) {
                    rows.add(row.of(key, Change.REGRESSED, before, figure.lower(), limit, "since " + tag.name()));
                }
            }
        });
        return rows;
    }

    /** The accepted figures of tests that were not measured, in the environments that were. To be called last. */
    public List<Compared> removed() {
        List<Compared> rows = new ArrayList<>();
        for (String environment : new TreeSet<>(seen.keySet())) {
            Set<String> measured = seen.getOrDefault(environment, Set.of());
            baseline.tests(environment).forEach((test, figures) -> {
                if (!measured.contains(test)) {
                    figures.forEach((key, before) -> rows.add(new Compared(
                            module,
                            test,
                            environment,
                            key.metric(),
                            key.field(),
                            Change.REMOVED,
                            before,
                            null,
                            null,
                            null)));
                }
            });
        }
        return rows;
    }

    private Compared compare(Row row, FigureKey key, long before, MeasuredFigure figure) {
        long limit = baseline.limit(row.test, key, before);
        if (figure.lower() > limit) {
            return figure.warm()
                    ? row.of(key, Change.REGRESSED, before, figure.lower(), limit, null)
                    : row.of(
                            key,
                            Change.NOT_COMPARABLE,
                            before,
                            figure.lower(),
                            limit,
                            "measured in the first run only; memoryBudget.measureWarm=true measures it warm");
        }
        // A first run only adds to what is measured warm, so that it can show that nothing grew, but not that it
        // shrank.
        boolean improved = figure.warm()
                && figure.upper()
                        < baseline.tolerances().of(row.test, key.metric()).lowest(before);
        return row.of(
                key,
                improved ? Change.IMPROVED : Change.UNCHANGED,
                before,
                improved ? figure.acceptable() : figure.lower(),
                limit,
                null);
    }

    private static String unknown(@Nullable String environment) {
        return environment == null ? "the environment is not known" : "the baseline has no figures for " + environment;
    }

    /** What all rows of a test share. */
    private final class Row {

        private final String test;
        private final @Nullable String environment;

        Row(JudgedTest test) {
            this.test = TestKey.of(test.test());
            this.environment =
                    test.environment() == null ? null : test.environment().key();
        }

        Compared of(
                FigureKey key,
                Change change,
                @Nullable Long accepted,
                @Nullable Long measured,
                @Nullable Long limit,
                @Nullable String note) {
            Metric metric = key.metric();
            return new Compared(
                    module, test, environment, metric, key.field(), change, accepted, measured, limit, note);
        }
    }
}
