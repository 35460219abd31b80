package io.github.memorybudget.assertj;

import io.github.memorybudget.assertj.error.Leak;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.trend.Trend;
import io.github.memorybudget.core.verdict.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges by the trend of the live heap whether repeated code leaks. */
final class RepeatedRuns {

    private static final int FEW_LEVELS = 11;
    private static final int MANY_LEVELS = 21;

    private static final long BATCH_NANOS = 20_000_000;
    private static final int MOST_CALLS = 1000;

    private final ThrowingRunnable code;
    private final long[] levels = new long[MANY_LEVELS];
    private int count = 1;
    private List<ClassGrowth> growth = List.of();

    RepeatedRuns(ThrowingRunnable code) {
        this.code = code;
    }

    /**
     * One of three: no leak, where both are null; a leak; or no answer.
     *
     * @param unclear why there is no answer
     */
    record Answer(@Nullable Leak leak, @Nullable String unclear) {}

    Answer judge() throws Exception {
        String problem = Control.problem();
        if (problem != null) {
            return new Answer(null, problem);
        }
        int calls = callsInABatch();
        WarmCode batch = new WarmCode(() -> {
            for (int i = 0; i < calls; i++) {
                code.run();
            }
        });
        for (int wanted : new int[] {FEW_LEVELS, MANY_LEVELS}) {
            String unavailable = readUntil(wanted, batch);
            if (unavailable != null) {
                return new Answer(null, unavailable);
            }
            Trend trend = trend();
            if (trend.grows()) {
                return new Answer(leak(trend, calls), null);
            }
            if (trend.slopePerRun() <= 0 || trend.secondHalfGrowth() <= 0) {
                return new Answer(null, null);
            }
        }
        return new Answer(null, unclear());
    }

    /** Runs the code to warm it up and to time it. */
    private int callsInABatch() throws Exception {
        WarmCode.warmUp(code);
        long start = System.nanoTime();
        code.run();
        long nanos = Math.max(1, System.nanoTime() - start);
        return (int) Math.max(1, Math.min(MOST_CALLS, BATCH_NANOS / nanos));
    }

    private @Nullable String readUntil(int wanted, WarmCode batch) throws Exception {
        Plan plan = new Plan(Set.of(Metric.RETAINED), 0L, 0);
        while (count < wanted) {
            Measurement measured = batch.measure(plan);
            Long retained = measured.retained();
            if (retained == null) {
                return measured.unavailable().getOrDefault(Metric.RETAINED, "it was not measured");
            }
            levels[count] = levels[count - 1] + retained;
            count++;
            if (!measured.growth().isEmpty()) {
                growth = measured.growth();
            }
        }
        return null;
    }

    private Trend trend() {
        return Trend.of(Arrays.copyOf(levels, count));
    }

    private Leak leak(Trend trend, int calls) throws Exception {
        LeakTraces traces = LeakTraces.search(code, calls);
        return new Leak(trend, count, calls, growth, traces.found(), traces.problem());
    }

    private String unclear() {
        return "the live heap grew, but not so steadily that it is sure; after each batch it was above the start by "
                + Arrays.stream(levels, 1, count)
                        .mapToObj(ByteSize::exact)
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("nothing");
    }
}
