package io.github.memorybudget.core.trend;

import java.util.Arrays;

/**
 * The growth of a level from run to run, robust against single readings that are off.
 *
 * <p>The slope is the Theil–Sen estimator, the median of the slopes between all pairs of readings (H. Theil, "A
 * rank-invariant method of linear and polynomial regression analysis", 1950; P. K. Sen, "Estimates of the regression
 * coefficient based on Kendall's tau", Journal of the American Statistical Association 63, 1968). Up to 29 % of the
 * readings may be arbitrarily wrong without moving it arbitrarily.
 *
 * <p>The bounds are Sen's (1968): the pairwise slopes between which the true slope lies in at least 95 of 100 series, by
 * the distribution of Kendall's statistic where nothing grows. That distribution is exact for up to 50 readings and
 * normal beyond, without Gilbert's correction for ties, which makes the interval wider than need be where readings are
 * equal, never narrower. Fewer than 5 readings can't bound anything so surely: the bounds are infinite.
 *
 * @param slopePerRun growth in bytes a run
 * @param lower lower bound of it, bytes a run; negative infinity for fewer than 5 readings
 * @param upper upper bound of it, bytes a run; positive infinity for fewer than 5 readings
 * @param secondHalfGrowth growth in bytes over the second half of the readings, by the Theil–Sen slope of those alone:
 *     about 0 where a cache filled up in the first half and stays
 * @since 0.1
 */
public record Trend(double slopePerRun, double lower, double upper, double secondHalfGrowth) {

    /**
     * The trend of levels read after equal amounts of work.
     *
     * @param levels in bytes, in the order of reading; at least 2
     * @throws IllegalArgumentException if there are fewer
     */
    public static Trend of(long[] levels) {
        if (levels.length < 2) {
            throw new IllegalArgumentException("a trend needs at least 2 levels, not " + levels.length);
        }
        double[] slopes = slopes(levels, 0);
        int outside = KendallDistribution.mostUnlikelyPairs(levels.length);
        boolean bounded = outside >= 0;
        int middle = (levels.length - 1) / 2;
        return new Trend(
                median(slopes),
                bounded ? slopes[outside] : Double.NEGATIVE_INFINITY,
                bounded ? slopes[slopes.length - 1 - outside] : Double.POSITIVE_INFINITY,
                median(slopes(levels, middle)) * (levels.length - 1 - middle));
    }

    /** Whether growth is sure, and still goes on in the second half. */
    public boolean grows() {
        return lower > 0 && secondHalfGrowth > 0;
    }

    /** The slopes between all pairs from a reading on, sorted. */
    private static double[] slopes(long[] levels, int first) {
        int count = levels.length - first;
        double[] slopes = new double[count * (count - 1) / 2];
        int next = 0;
        for (int i = first; i < levels.length; i++) {
            for (int j = i + 1; j < levels.length; j++) {
                slopes[next++] = (levels[j] - levels[i]) / (double) (j - i);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
