package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * By how much a figure may differ from the accepted one and count as the same: the larger of both parts.
 *
 * @param percent share of the accepted figure, in percent, 0 or more
 * @param absolute in the metric's unit, 0 or more
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Tolerance(BigDecimal percent, long absolute) {

    /** What a share looks like, in the words of an error message. */
    public static final String SHARE_FORM = "a share such as \"5 %\" or \"0.5 %\"";

    private static final Pattern SHARE = Pattern.compile("\\s*(\\d{1,6}(?:\\.\\d{1,6})?)\\s*%\\s*");

    /** A tolerance of a whole number of percent. */
    Tolerance(long percent, long absolute) {
        this(BigDecimal.valueOf(percent), absolute);
    }

    /**
     * What is tolerated where a baseline says nothing. Figures are exact, so little is: the JVM's own residue of less
     * than 256 B a run, and what an allocation depends on the order of hash codes and threads.
     */
    static Tolerance byDefault(Metric metric) {
        return switch (metric) {
            case RETAINED -> new Tolerance(1, 1024);
            case ALLOCATED -> new Tolerance(2, 4096);
            case PEAK -> new Tolerance(10, 256 * 1024);
            case OFF_HEAP -> new Tolerance(1, 4096);
            case THREADS, FOOTPRINT -> new Tolerance(0, 0);
        };
    }

    /**
     * Reads a share such as {@code "5 %"}.
     *
     * @throws IllegalArgumentException if it is none; the message gives the text and the accepted form
     */
    public static BigDecimal share(String text) {
        Matcher matcher = SHARE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a share; write " + SHARE_FORM);
        }
        return new BigDecimal(matcher.group(1));
    }

    /** The largest figure that counts as the same. */
    public long highest(long accepted) {
        return add(accepted, margin(accepted));
    }

    /** The smallest figure that counts as the same. */
    public long lowest(long accepted) {
        return add(accepted, -margin(accepted));
    }

    /** For the file: {@code 5 %}. */
    String percentText() {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** For the file: {@code 1 KB}, or the exact number of bytes. */
    static String sizeText(long bytes) {
        String readable = ByteSize.readable(bytes);
        return ByteSize.parse(readable).bytes() == bytes ? readable : bytes + " B";
    }

    private long margin(long accepted) {
        BigDecimal share = percent.multiply(BigDecimal.valueOf(accepted).abs()).movePointLeft(2);
        BigDecimal largest = share.setScale(0, RoundingMode.DOWN).min(BigDecimal.valueOf(Long.MAX_VALUE));
        return Math.max(absolute, largest.longValueExact());
    }

    private static long add(long a, long b) {
        long sum = a + b;
        // Saturated: a limit past the largest number limits nothing.
        boolean overflown = ((a ^ sum) & (b ^ sum)) < 0;
        return overflown ? b > 0 ? Long.MAX_VALUE : Long.MIN_VALUE : sum;
    }
}
