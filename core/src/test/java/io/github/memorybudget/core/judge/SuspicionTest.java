package io.github.memorybudget.core.judge;

import static io.github.memorybudget.core.judge.Run.budget;
import static io.github.memorybudget.core.judge.Run.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.verdict.Metric;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuspicionTest {

    private static boolean isOpen(Metric metric, Stream<Run> warm) {
        return Suspicion.isOpen(
                budget(metric, 1_000),
                Set.of(metric),
                that().measured(),
                warm.map(Run::measured).toList());
    }

    private static boolean isOpenForRetained(long... warm) {
        return isOpen(Metric.RETAINED, LongStream.of(warm).mapToObj(bytes -> that().retained(bytes)));
    }

    @Test
    void suspectsWhatIsOver() {
        Budget budget = new Budget(
                Map.of(
                        Metric.RETAINED, 1_000L,
                        Metric.ALLOCATED, 1_000L,
                        Metric.PEAK, 1_000L,
                        Metric.OFF_HEAP, 1_000L,
                        Metric.THREADS, 1L),
                false,
                false);
        Run within = that().retained(1_000)
                .allocated(1_000, 0, 5_000, 0)
                .peak(0, 1_000)
                .offHeap(1_000)
                .threads("a");
        Run over = that().retained(1_001)
                .allocated(1_000, 1, 0, 0)
                .peak(0, 1_001)
                .offHeap(1_001)
                .threads("a", "b");

        assertThat(Suspicion.of(budget, within.measured())).isEmpty();
        assertThat(Suspicion.of(budget, over.measured()))
                .isEqualTo(budget.limits().keySet());
        assertThat(Suspicion.of(budget, that().measured())).isEmpty();
    }

    @Test
    void allThreadsSuspectsTheSum() {
        Measurement run = that().allocated(1_000, 0, 1, 0).measured();

        assertThat(Suspicion.of(new Budget(Map.of(Metric.ALLOCATED, 1_000L), true, false), run))
                .containsExactly(Metric.ALLOCATED);
    }

    @Test
    void threeThatAgreeAreAnAnswer() {
        assertThat(isOpenForRetained()).isTrue();
        assertThat(isOpenForRetained(2_000, 2_000)).isTrue();
        assertThat(isOpenForRetained(2_000, 2_000, 2_000)).isFalse();
        assertThat(isOpenForRetained(0, 0, 0)).isFalse();
        assertThat(isOpenForRetained(2_000, 0, 0)).isTrue();
        assertThat(isOpenForRetained(2_000, 0, 0, 0)).isFalse();
    }

    @Test
    void oneSightingOfAPeakIsProof() {
        assertThat(isOpen(Metric.PEAK, Stream.of(that().peak(1_001, 5_000)))).isFalse();
        assertThat(isOpen(Metric.PEAK, Stream.of(that().peak(0, 5_000)))).isTrue();
        assertThat(isOpen(Metric.PEAK, Stream.of(that().peak(0, 900), that().peak(1_001, 5_000))))
                .isFalse();
    }

    @Test
    void oneRunThatIsWithinAtItsUpperBoundIsProofThatItFits() {
        assertThat(isOpen(Metric.PEAK, Stream.of(that().peak(0, 900), that().peak(0, 900), that().peak(0, 900))))
                .isFalse();
    }

    @Test
    void aPeakThatIsProvenDoesNotCloseAnotherMetric() {
        Budget both = new Budget(Map.of(Metric.PEAK, 1_000L, Metric.RETAINED, 1_000L), false, false);

        assertThat(Suspicion.isOpen(
                        both,
                        Set.of(Metric.PEAK, Metric.RETAINED),
                        that().measured(),
                        Stream.of(that().peak(2_000, 5_000).retained(2_000))
                                .map(Run::measured)
                                .toList()))
                .isTrue();
    }

    private static boolean isOpenFor(Budget budget, Run cold, Run... warm) {
        return Suspicion.isOpen(
                budget,
                Set.of(Metric.PEAK),
                cold.measured(),
                Stream.of(warm).map(Run::measured).toList());
    }

    @Test
    void aLongStreamThatIsNotProvenIsNotRunAgain_forThatTakesMoreThanThreeTimesItsOwnTime() {
        Budget budget = budget(Metric.PEAK, 1_000);

        assertThat(isOpenFor(budget, that().peak(0, 5_000, 500).took(1_000))).isFalse();
        assertThat(isOpenFor(budget, that().peak(0, 5_000, 200).took(1_000))).isTrue();
        assertThat(isOpenFor(
                        budget,
                        that().peak(0, 5_000, 200).took(1_000),
                        that().peak(0, 5_000, 200).took(1_000)))
                .isFalse();
    }

    @Test
    void aShortOneIs_forThereASpikeFallsBetweenTwoLooks() {
        Budget budget = budget(Metric.PEAK, 1_000);
        Run run = that().peak(0, 5_000, 30).took(60);

        assertThat(isOpenFor(budget, run, run)).isTrue();
        assertThat(isOpenFor(budget, run, run, run)).isFalse();
    }

    @Test
    void whereAProvenPeakIsRehearsedSomebodyWantsWarmFigures() {
        Run run = that().peak(0, 1_000, 500).took(1_000);

        assertThat(isOpenFor(budget(Metric.PEAK, 1_000), run, run, run)).isTrue();
    }

    @Test
    void soIsALongOneThatWasSeenAboveItsBudget_orThatMustBeProven() {
        Run run = that().peak(0, 5_000, 500).took(1_000);

        assertThat(isOpenFor(
                        budget(Metric.PEAK, 1_000),
                        that().peak(1_001, 5_000, 500).took(1_000),
                        run,
                        run))
                .isTrue();
        assertThat(isOpenFor(new Budget(Map.of(Metric.PEAK, 1_000L), false, true), run, run, run))
                .isTrue();
    }
}
