package io.github.memorybudget.core.trend;

/**
 * How many of the pairs in a random order are descending: Kendall's statistic where nothing grows (M. G. Kendall, "A new
 * measure of rank correlation", Biometrika 30, 1938).
 */
final class KendallDistribution {

    private static final int MOST_EXACT = 50;

    private static final double LEFT_OUT_ON_EACH_SIDE = 0.025;

    /** The point of the normal distribution that so much lies beyond. */
    private static final double NORMAL_POINT = 1.959963984540054;

    private KendallDistribution() {}

    /**
     * The largest number k so that at most k descending pairs have a chance of at most 2.5 %; -1 where even none has more.
     */
    static int mostUnlikelyPairs(int readings) {
        return readings > MOST_EXACT ? normal(readings) : exact(readings);
    }

    private static int exact(int readings) {
        double[] chances = chances(readings);
        double sum = 0;
        int k = 0;
        while (k < chances.length && sum + chances[k] <= LEFT_OUT_ON_EACH_SIDE) {
            sum += chances[k++];
        }
        return k - 1;
    }

    /** Rounded towards the wider interval. */
    private static int normal(int readings) {
        double n = readings;
        double pairs = n * (n - 1) / 2;
        double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        return (int) Math.floor((pairs - NORMAL_POINT * deviation) / 2) - 1;
    }

    /** The chance of each number of descending pairs: the i-th reading adds 0 to i - 1 of them, each as likely. */
    private static double[] chances(int readings) {
        double[] chances = {1};
        for (int size = 2; size <= readings; size++) {
            double[] next = new double[chances.length + size - 1];
            for (int pairs = 0; pairs < chances.length; pairs++) {
                for (int added = 0; added < size; added++) {
                    next[pairs + added] += chances[pairs] / size;
                }
            }
            chances = next;
        }
        return chances;
    }
}
