package io.github.memorybudget.report.suggest;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * From a figure to a budget: a quarter more, and rounded up to what a person would write.
 *
 * <p>A quarter, because a figure of today's code is exact but the code's own sizes (a longer path, a larger batch) are
 * not; and at least {@value #LEAST} bytes, below which a JVM's own residue would show.
 */
final class Margin {

    static final int PERCENT = 25;
    static final long LEAST = 1024;

    private Margin() {}

    static long budget(Metric metric, long measured) {
        if (!metric.isBytes()) {
            return Math.max(0, measured);
        }
        if (metric == Metric.RETAINED && measured <= 0) {
            // What keeps nothing keeps nothing; the residue of a JVM that counts to the byte is below that.
            return LEAST;
        }
        long figure = Math.max(0, measured);
        long margin = Math.max(LEAST, figure / 100 * PERCENT + figure % 100 * PERCENT / 100);
        return rounded(figure > Long.MAX_VALUE - margin ? Long.MAX_VALUE : figure + margin);
    }

    /** Two significant digits of the largest unit that is not larger than the size, rounded up. */
    private static long rounded(long bytes) {
        long unit = bytes >= 1L << 30 ? 1L << 30 : bytes >= 1L << 20 ? 1L << 20 : 1L << 10;
        BigDecimal digits =
                BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), new MathContext(2, RoundingMode.CEILING));
        // What is written with a decimal is read as rounded down, below what it must hold.
        BigDecimal size = digits.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.CEILING);
        return size.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    static String text(Metric metric, long budget) {
        if (!metric.isBytes()) {
            return Long.toString(budget);
        }
        return ByteSize.readable(budget);
    }
}
