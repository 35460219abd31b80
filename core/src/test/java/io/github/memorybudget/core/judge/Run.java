package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.verdict.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A run's figures, for tests; what is not set was not measured. */
final class Run {

    private Long retained;
    private long spread;
    private Long level;
    private Allocation allocation;
    private Peak peak;
    private Long offHeap;
    private List<String> threads;
    private long duration = 1;
    private List<ClassGrowth> growth = List.of();
    private final Map<Metric, String> unavailable = new EnumMap<>(Metric.class);

    private Run() {}

    static Run that() {
        return new Run();
    }

    Run retained(long bytes) {
        retained = bytes;
        return this;
    }

    Run spread(long bytes) {
        spread = bytes;
        return this;
    }

    Run level(long bytes) {
        level = bytes;
        return this;
    }

    Run allocated(long bytes) {
        return allocated(bytes, 0, 0, 0);
    }

    Run allocated(long own, long started, long others, long endedUnseen) {
        allocation = new Allocation(own, started, others, endedUnseen);
        return this;
    }

    Run peak(long lower, long upper) {
        return peak(lower, upper, 0);
    }

    Run peak(long lower, long upper, long forcedMillis) {
        peak = new Peak(lower, upper, List.of(), List.of(), List.of(), forcedMillis);
        return this;
    }

    Run took(long millis) {
        duration = millis;
        return this;
    }

    Run offHeap(long bytes) {
        offHeap = bytes;
        return this;
    }

    Run threads(String... names) {
        threads = List.of(names);
        return this;
    }

    Run growth(ClassGrowth... rows) {
        growth = List.of(rows);
        return this;
    }

    Run unavailable(Metric metric, String reason) {
        unavailable.put(metric, reason);
        return this;
    }

    Measurement measured() {
        return new Measurement(
                retained,
                spread,
                level,
                allocation,
                peak,
                offHeap,
                threads,
                growth,
                unavailable,
                Instant.EPOCH,
                duration);
    }

    static Runs cold(Run cold) {
        return Runs.coldOnly(cold.measured());
    }

    static Runs unrehearsed(Run cold, String reason) {
        return new Runs(cold.measured(), List.of(), reason);
    }

    static Runs rehearsed(Run cold, Run... warm) {
        List<Measurement> measured = new ArrayList<>();
        for (Run run : warm) {
            measured.add(run.measured());
        }
        return new Runs(cold.measured(), measured, null);
    }

    static Runs retained(long cold, long... warm) {
        Run[] runs = new Run[warm.length];
        for (int i = 0; i < warm.length; i++) {
            runs[i] = that().retained(warm[i]);
        }
        return rehearsed(that().retained(cold), runs);
    }

    static Budget budget(Metric metric, long limit) {
        return new Budget(Map.of(metric, limit), false, false);
    }
}
