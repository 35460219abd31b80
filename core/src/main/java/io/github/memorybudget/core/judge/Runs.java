package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All runs of one test: the suite's own, and the rehearsals after it.
 *
 * @param cold the suite's own run
 * @param warm the usable rehearsals, in their order
 * @param noRehearsal why there is no usable rehearsal, or null where there is one or none was needed
 * @param oneOffs what is known of what only the suite's own run kept, by metric; nobody looked where a metric is missing
 * @param compared what holds the growth of further rehearsals, or null where nobody looked
 * @since 0.1
 */
public record Runs(
        Measurement cold,
        List<Measurement> warm,
        @Nullable String noRehearsal,
        Map<Metric, OneOff> oneOffs,
        @Nullable ComparedRuns compared) {

    private static final OneOff NOT_ASKED = new OneOff.Unknown("it was not looked for");

    public Runs {
        warm = List.copyOf(warm);
        oneOffs = Map.copyOf(oneOffs);
    }

    /** Runs of which nobody looked what holds the memory that was kept once. */
    public Runs(Measurement cold, List<Measurement> warm, @Nullable String noRehearsal) {
        this(cold, warm, noRehearsal, Map.of(), null);
    }

    /** The same runs, with what is known of what only the first kept. */
    public Runs with(Metric metric, OneOff known) {
        Map<Metric, OneOff> all = new EnumMap<>(Metric.class);
        all.putAll(oneOffs);
        all.put(metric, known);
        return new Runs(cold, warm, noRehearsal, all, compared);
    }

    /** The same runs, with what holds the growth of further ones. */
    public Runs with(ComparedRuns further) {
        return new Runs(cold, warm, noRehearsal, oneOffs, further);
    }

    /** The suite's own run alone. */
    public static Runs coldOnly(Measurement cold) {
        return new Runs(cold, List.of(), null);
    }

    /** What is known of what only the first run kept. */
    OneOff oneOff(Metric metric) {
        return oneOffs.getOrDefault(metric, NOT_ASKED);
    }

    /** A figure of each rehearsal that has it. */
    List<Long> warm(Function<Measurement, @Nullable Long> figure) {
        List<Long> figures = new ArrayList<>();
        for (Measurement run : warm) {
            Long value = figure.apply(run);
            if (value != null) {
                figures.add(value);
            }
        }
        return figures;
    }
}
