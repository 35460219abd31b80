package io.github.memorybudget.core.peak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the heap is looked at, on a clock that only moves where the test says so. */
class CadenceTest {

    private static final long MILLI = 1_000_000;
    private static final long BUDGET = 1_000_000;

    /** What a collection takes, in which the test stands still. */
    private static final long LOOK = 8 * MILLI;

    private static final int REPETITIONS = 7;

    private final Cadence cadence = new Cadence();

    /** Runs a test of 80 ms that makes garbage all the time. */
    private boolean isSeen(int shift, long spikeBegins, long spikeEnds) {
        long now = 0;
        long inTest = 0;
        long looked = 0;
        boolean seen = false;
        cadence.begin(shift, BUDGET, now);
        while (inTest < 80 * MILLI) {
            if (cadence.isWorthALook(2 * BUDGET, 0) && cadence.mayForce(now)) {
                seen |= inTest >= spikeBegins && inTest < spikeEnds;
                looked += LOOK;
                now += LOOK;
                cadence.forced(LOOK);
                assertThat(looked - LOOK).as("forced before the last look").isLessThanOrEqualTo((now - LOOK) / 2);
            }
            long pause = cadence.pause();
            now += pause;
            inTest += pause;
        }
        return seen;
    }

    private long spikesSeen(boolean shifted) {
        isSeen(0, 0, 0);
        return IntStream.range(0, 100)
                .mapToLong(i -> 10 * MILLI + i * MILLI / 2)
                .filter(begins -> IntStream.rangeClosed(1, REPETITIONS)
                        .anyMatch(run -> isSeen(shifted ? run : 0, begins, begins + 5 * MILLI / 2)))
                .count();
    }

    @Test
    void unshiftedRepetitionsMissTheSameSpikes() {
        assertThat(spikesSeen(false)).isLessThan(50);
    }

    @Test
    void shiftedOnesSeeNearlyAll() {
        assertThat(spikesSeen(true)).isGreaterThan(97);
    }

    /** Whose body may be over before any wait is. */
    @Test
    void aSpikeAtTheBeginningIsSeenByEach() {
        isSeen(0, 0, 0);

        for (int shift = 0; shift <= REPETITIONS; shift++) {
            assertThat(isSeen(shift, 0, 5 * MILLI / 2)).as("shift %d", shift).isTrue();
        }
    }

    @Test
    void theFirstThreeShiftsAlreadySeeMostSpikes() {
        isSeen(0, 0, 0);

        assertThat(IntStream.range(0, 100)
                        .mapToLong(i -> 10 * MILLI + i * MILLI / 2)
                        .filter(begins -> IntStream.rangeClosed(1, 3)
                                .anyMatch(run -> isSeen(run, begins, begins + 5 * MILLI / 2)))
                        .count())
                .isGreaterThan(spikesSeen(false) + 25);
    }

    @Test
    void theThresholdIsAnotherEachTimeAndNeverAboveTheBudget() {
        long[] thresholds =
                IntStream.rangeClosed(0, REPETITIONS).mapToLong(this::threshold).toArray();

        assertThat(thresholds).doesNotHaveDuplicates();
        assertThat(Arrays.stream(thresholds).min().orElseThrow()).isGreaterThanOrEqualTo(BUDGET / 2);
        assertThat(Arrays.stream(thresholds).max().orElseThrow()).isLessThan(BUDGET);
        assertThat(thresholds[0]).as("not shifted").isEqualTo(BUDGET - BUDGET / 4);
    }

    private long threshold(int shift) {
        cadence.begin(shift, BUDGET, 0);
        long used = BUDGET / 4;
        while (!cadence.isWorthALook(used + 1, 0)) {
            used++;
        }
        return used;
    }

    @Test
    void forcedCollectionsTakeHalfOfTheFirstFifthOfASecond_andAQuarterOfTheRest() {
        long now = 0;
        long forced = 0;
        cadence.begin(0, BUDGET, now);
        while (now < 2_000 * MILLI) {
            if (cadence.mayForce(now)) {
                assertThat(forced)
                        .isLessThanOrEqualTo(now <= 200 * MILLI ? now / 2 : 100 * MILLI + (now - 200 * MILLI) / 4);
                forced += LOOK;
                now += LOOK;
                cadence.forced(LOOK);
            }
            now += MILLI;
        }
        assertThat(forced).isBetween(540 * MILLI, 560 * MILLI);
    }

    @Test
    void onceExceededOnlyANewHighIsLookedAt() {
        cadence.begin(3, BUDGET, 0);

        assertThat(cadence.isWorthALook(2_500_000, 2_000_000)).isFalse();
        assertThat(cadence.isWorthALook(2_500_001, 2_000_000)).isTrue();
    }

    @Test
    void anUnshiftedWindowSamplesEachMillisecondFromItsBeginning() {
        cadence.begin(0, BUDGET, 0);

        assertThat(cadence.mayForce(0)).isTrue();
        assertThat(cadence.pause()).isEqualTo(MILLI);
        assertThat(cadence.pause()).isEqualTo(MILLI);
    }

    @Test
    void aShiftedOneBeginsLaterByAPartOfTheWayFromLookToLook() {
        cadence.begin(0, BUDGET, 0);
        cadence.forced(LOOK);
        cadence.begin(1, BUDGET, 0);

        assertThat(cadence.mayForce(0)).as("the first look").isTrue();
        cadence.forced(LOOK);
        assertThat(cadence.mayForce(2 * LOOK * 161 / 100)).isFalse();
        assertThat(cadence.mayForce(2 * LOOK * 162 / 100)).isTrue();
        assertThat(cadence.pause()).isBetween(610_000L, 620_000L);
        assertThat(cadence.pause()).isEqualTo(MILLI);
    }
}
