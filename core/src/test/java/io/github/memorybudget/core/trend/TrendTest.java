package io.github.memorybudget.core.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {

    @Test
    void whatGrowsEvenlyIsKnownExactly() {
        Trend trend = Trend.of(new long[] {500, 1540, 2580, 3620, 4660, 5700, 6740});
        assertThat(trend).isEqualTo(new Trend(1040, 1040, 1040, 3 * 1040));
        assertThat(trend.grows()).isTrue();
    }

    @Test
    void whatStaysDoesNotGrow() {
        Trend trend = Trend.of(new long[] {7000, 7000, 7000, 7000, 7000, 7000});
        assertThat(trend).isEqualTo(new Trend(0, 0, 0, 0));
        assertThat(trend.grows()).isFalse();
    }

    @Test
    void whatShrinksDoesNotGrow() {
        assertThat(Trend.of(new long[] {50, 40, 30, 20, 10, 0}).grows()).isFalse();
    }

    @Test
    void aSingleReadingThatIsOffMovesNothing() {
        long[] levels = LongStream.range(0, 11).map(run -> 100 * run).toArray();
        levels[5] = 1L << 40;
        assertThat(Trend.of(levels).slopePerRun()).isEqualTo(100);
    }

    @Test
    void whatFillsUpAndStaysIsTold() {
        Trend trend = Trend.of(new long[] {0, 1000, 2000, 3000, 4000, 4000, 4000, 4000, 4000});
        assertThat(trend.slopePerRun()).isPositive();
        assertThat(trend.secondHalfGrowth()).isZero();
        assertThat(trend.grows()).isFalse();
    }

    @Test
    void oneStepIsNoTrend() {
        assertThat(Trend.of(new long[] {0, 0, 0, 0, 1 << 20, 1 << 20, 1 << 20, 1 << 20})
                        .grows())
                .isFalse();
    }

    @Test
    void noiseIsNoTrendAndABitOfGrowthInItIsFoundInManyRuns() {
        Random random = new Random(7);
        long[] noise = LongStream.range(0, 60)
                .map(run -> Math.round(1000 * random.nextGaussian()))
                .toArray();
        assertThat(Trend.of(noise).lower()).isNegative();
        assertThat(Trend.of(noise).upper()).isPositive();
        for (int run = 0; run < noise.length; run++) {
            noise[run] += 100L * run;
        }
        assertThat(Trend.of(noise).slopePerRun()).isCloseTo(100, within(15.0));
        assertThat(Trend.of(noise).grows()).isTrue();
    }

    @Test
    void theBoundsHoldTheSlopeInMostSeries() {
        Random random = new Random(11);
        for (int readings : new int[] {5, 7, 12, 60}) {
            int held = 0;
            for (int series = 0; series < 1000; series++) {
                long[] levels = LongStream.range(0, readings)
                        .map(run -> 300 * run + Math.round(1e6 * random.nextGaussian()))
                        .toArray();
                Trend trend = Trend.of(levels);
                held += trend.lower() <= 300 && trend.upper() >= 300 ? 1 : 0;
            }
            // 95 % by construction; three standard deviations of 1,000 draws are 2 %.
            assertThat(held).as("%d readings", readings).isGreaterThanOrEqualTo(930);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void tooFewReadingsBoundNothing(int readings) {
        Trend trend = Trend.of(LongStream.range(0, readings).map(run -> 8 * run).toArray());
        assertThat(trend.slopePerRun()).isEqualTo(8);
        assertThat(trend.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(trend.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(trend.grows()).isFalse();
    }

    @Test
    void oneReadingIsRefused() {
        assertThatThrownBy(() -> Trend.of(new long[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a trend needs at least 2 levels, not 1");
    }

    /** From the table of Kendall's S (M. G. Kendall, "Rank correlation methods", 1970): k is (pairs - S) / 2. */
    @ParameterizedTest
    @CsvSource({"4,-1", "5,0", "6,1", "7,3", "10,11"})
    void fewReadingsAreJudgedByTheExactDistribution(int readings, int pairs) {
        assertThat(KendallDistribution.mostUnlikelyPairs(readings)).isEqualTo(pairs);
    }

    @Test
    void theNormalDistributionGoesOnWhereTheExactOneEnds() {
        int last = KendallDistribution.mostUnlikelyPairs(50);
        int next = KendallDistribution.mostUnlikelyPairs(51);
        int step = last - KendallDistribution.mostUnlikelyPairs(49);
        assertThat(next - last).isBetween(step - 3, step + 3);
    }
}
