package io.github.memorybudget.report.history;

import io.github.memorybudget.core.trend.Trend;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.model.History;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of the shown tests from build to build. */
final class Trends {

    /** Growth over all looked-at builds below that is what figures of the same code differ by. */
    private static final double LEAST_SHARE = 0.02;

    private static final long LEAST_BYTES = 1_024;

    private Trends() {}

    /**
     * The figures that this build has, and what they were before.
     *
     * @param now this build
     * @param kept builds in their order, this one among them
     */
    static History of(Report report, BuildFigures now, List<BuildFigures> kept, List<String> notes) {
        List<BuildFigures> builds = until(now, kept);
        Map<History.Key, List<Series>> series = new LinkedHashMap<>();
        for (JudgedTest test : report.tests()) {
            BuildFigures.Test key = HistoryFile.key(test, now.module());
            List<Series> ofTest = new ArrayList<>();
            for (String name : now.figures().getOrDefault(key, Map.of()).keySet()) {
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

    /** Results that are reported once more are not followed by what came after them. */
    private static List<BuildFigures> until(BuildFigures now, List<BuildFigures> kept) {
        List<BuildFigures> builds = new ArrayList<>();
        for (BuildFigures build : kept) {
            builds.add(build);
            if (build.at().equals(now.at())) {
                break;
            }
        }
        return builds;
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
