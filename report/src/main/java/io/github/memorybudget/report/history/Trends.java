package io.github.memorybudget.report.history;

import io.github.memorybudget.core.trend.Trend;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.model.History;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures of the shown tests from build to build. */
final class Trends {

    /** Growth over all looked-at builds below that is what figures of the same code differ by. */
    private static final double LEAST_SHARE = 0.02;

    private static final long LEAST_BYTES = 1_024;

    private Trends() {}

    static History of(Report report, String module, List<BuildFigures> builds, List<String> notes) {
        Map<History.Key, List<Series>> series = new LinkedHashMap<>();
        for (JudgedTest test : report.tests()) {
            BuildFigures.Test key = HistoryFile.key(test, module);
            List<Series> ofTest = new ArrayList<>();
            for (String name : names(builds, key)) {
                Series one = series(test, key, name, builds);
                if (one != null) {
                    ofTest.add(one);
                }
            }
            if (!ofTest.isEmpty()) {
                series.put(History.Key.of(test), ofTest);
            }
        }
        return new History(builds.size(), notes, series);
    }

    private static Set<String> names(List<BuildFigures> builds, BuildFigures.Test key) {
        Set<String> names = new LinkedHashSet<>();
        builds.forEach(build ->
                names.addAll(build.figures().getOrDefault(key, Map.of()).keySet()));
        return names;
    }

    private static @Nullable Series series(
            JudgedTest test, BuildFigures.Test key, String name, List<BuildFigures> builds) {
        Metric metric = null;
        for (Metric known : Metric.values()) {
            if (name.equals(known.key()) || name.startsWith(known.key() + ".")) {
                metric = known;
            }
        }
        List<Long> levels = new ArrayList<>();
        for (BuildFigures build : builds) {
            Long level = build.figures().getOrDefault(key, Map.of()).get(name);
            if (level != null) {
                levels.add(level);
            }
        }
        if (metric == null || levels.size() < 2) {
            return null;
        }
        String field =
                name.equals(metric.key()) ? null : name.substring(metric.key().length() + 1);
        return new Series(key.name(), test.module(), metric, field, levels, drifts(metric, levels));
    }

    /** Growth that is sure, goes on, and is more than what figures differ by. */
    private static boolean drifts(Metric metric, List<Long> levels) {
        Trend trend = Trend.of(levels.stream().mapToLong(Long::longValue).toArray());
        double grown = trend.slopePerRun() * (levels.size() - 1);
        double least = metric.isBytes() ? Math.max(LEAST_BYTES, LEAST_SHARE * Math.abs((double) levels.get(0))) : 1;
        return trend.grows() && grown >= least;
    }
}
