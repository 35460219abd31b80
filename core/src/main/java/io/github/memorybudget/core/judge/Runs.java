package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All runs of one test: the suite's own, and the rehearsals after it.
 *
 * @param cold the suite's own run
 * @param warm the usable rehearsals, in their order
 * @param noRehearsal why there is no usable rehearsal, or null where there is one or none was needed
 * @param oneOff what is known of the memory that only the suite's own run kept
 * @param compared what holds the growth of further rehearsals, or null where nobody looked
 * @since 0.1
 */
public record Runs(
        Measurement cold,
        List<Measurement> warm,
        @Nullable String noRehearsal,
        OneOff oneOff,
        @Nullable ComparedRuns compared) {

    private static final OneOff NOT_ASKED = new OneOff.Unknown("it was not looked for");

    public Runs {
        warm = List.copyOf(warm);
    }

    /** Runs of which nobody looked what holds the memory that was kept once. */
    public Runs(Measurement cold, List<Measurement> warm, @Nullable String noRehearsal) {
        this(cold, warm, noRehearsal, NOT_ASKED, null);
    }

    /** The same runs, with what is known of the memory that was kept once. */
    public Runs with(OneOff known) {
        return new Runs(cold, warm, noRehearsal, known, compared);
    }

    /** The same runs, with what holds the growth of further ones. */
    public Runs with(ComparedRuns further) {
        return new Runs(cold, warm, noRehearsal, oneOff, further);
    }

    /** The suite's own run alone. */
    public static Runs coldOnly(Measurement cold) {
        return new Runs(cold, List.of(), null);
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
