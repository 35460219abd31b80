package io.github.memorybudget.assertj;

import io.github.memorybudget.assertj.error.AllocationAt;
import io.github.memorybudget.assertj.error.Scale;
import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.trend.Trend;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What code allocates at growing n, and whether that grows faster than it may.
 *
 * <p>What is allocated at the smallest n is taken for the constant part. Beyond it, code of a scale adds the same for each
 * unit of that scale however large n is; code of a larger scale adds more and more. That is judged by the robust trend over
 * the doublings of n, so the steps in which lists and tables grow are no growth of their own. The trend must also rise by
 * a quarter of the middle figure from end to end: n log n for n, the closest pair, rises by more than half.
 */
final class Scaling {

    /** Fewer can't tell n log n from n. */
    static final int FEWEST_SIZES = 7;

    private static final double LEAST_RISE = 0.25;

    /** The trend takes whole numbers: so many parts of a byte. */
    private static final double PARTS = 1 << 20;

    private static final int RUNS = 3;
    private static final int WARM_UP_RUNS = 20;
    private static final long MOST_NANOS_FOR_A_SIZE = 1_000_000_000;

    private static final Plan PLAN = new Plan(Set.of(Metric.ALLOCATED), null, 0);

    private Scaling() {}

    /**
     * Doubles n from the smallest to the largest, and ends before that where a run takes more than a second.
     *
     * @throws UnavailableException if the JVM does not tell all that is allocated
     */
    static List<AllocationAt> measure(ThrowingIntConsumer code, int smallest, int largest) throws Exception {
        warmUp(code, smallest);
        List<AllocationAt> table = new ArrayList<>();
        for (long n = smallest; n <= largest; n *= 2) {
            long start = System.nanoTime();
            table.add(new AllocationAt((int) n, smallestOf(code, (int) n)));
            if (System.nanoTime() - start > RUNS * MOST_NANOS_FOR_A_SIZE) {
                break;
            }
        }
        return table;
    }

    private static void warmUp(ThrowingIntConsumer code, int n) throws Exception {
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            code.accept(n);
        }
    }

    private static long smallestOf(ThrowingIntConsumer code, int n) throws Exception {
        WarmCode warm = WarmCode.alreadyWarm(() -> code.accept(n));
        long smallest = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            Measurement measured = warm.measure(PLAN);
            Allocation allocation = measured.allocation();
            if (allocation == null) {
                throw new UnavailableException(
                        measured.unavailable().getOrDefault(Metric.ALLOCATED, "it was not measured"));
            }
            if (allocation.endedUnseen() > 0) {
                throw new UnavailableException("threads that the code started have ended, and this JVM does not tell"
                        + " what ended threads allocated");
            }
            smallest = Math.min(smallest, allocation.ofTest());
        }
        return smallest;
    }

    static boolean exceeds(List<AllocationAt> table, Scale scale) {
        AllocationAt first = table.get(0);
        boolean constant = scale == Scale.CONSTANT;
        long[] added = new long[table.size() - (constant ? 0 : 1)];
        for (int i = 0; i < added.length; i++) {
            AllocationAt row = table.get(i + (constant ? 0 : 1));
            added[i] = constant
                    ? row.bytes()
                    : Math.round(PARTS * (row.bytes() - first.bytes()) / (scale.at(row.n()) - scale.at(first.n())));
        }
        Trend trend = Trend.of(added);
        double rise = trend.slopePerRun() * (added.length - 1);
        return trend.grows() && (constant || rise > LEAST_RISE * added[added.length / 2]);
    }
}
