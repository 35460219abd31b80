package io.github.memorybudget.core.size;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A number of bytes, as it is written in a budget and as it is shown to a person.
 *
 * <p>Units are 1024-based: {@code KB} and {@code KiB} are both 1,024 bytes. Fractions of a byte are rounded down.
 *
 * @param bytes the size in bytes, 0 or more
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    /** What a size looks like, in the words of an error message. */
    public static final String ACCEPTED_FORM =
            "a number and a unit, such as \"0 B\", \"64 KB\", \"1.5 MB\" or \"2 GiB\"";

    private static final Pattern FORM = Pattern.compile("^\\s*(\\d+(?:\\.\\d+)?)\\s*(B|KB|MB|GB|KiB|MiB|GiB)\\s*$");
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String[] UNITS = {"B", "KB", "MB", "GB"};

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("A size can't be negative: " + bytes);
        }
    }

    /**
     * Reads a size such as {@code "64 KB"}.
     *
     * @throws IllegalArgumentException if the text is not a size, or does not fit into 2^63-1 bytes; the message gives
     *     the text and the accepted form
     */
    public static ByteSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a size; write " + ACCEPTED_FORM);
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor(matcher.group(2))));
        if (bytes.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is larger than the largest size, " + Long.MAX_VALUE + " B");
        }
        return new ByteSize(bytes.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    private static long factor(String unit) {
        return switch (unit.charAt(0)) {
            case 'K' -> 1L << 10;
            case 'M' -> 1L << 20;
            case 'G' -> 1L << 30;
            default -> 1L;
        };
    }

    /** To the byte, with thousands separators: {@code 2,097,176 B}. Negative figures are legal. */
    public static String exact(long bytes) {
        return String.format(Locale.ROOT, "%,d B", bytes);
    }

    /** For reading: {@code 2.0 MB}, {@code 64 KB}, {@code 984 B}; whole units without decimals. Negative figures are legal. */
    public static String readable(long bytes) {
        double value = Math.abs((double) bytes);
        int unit = 0;
        // 1023.95 and above would be rendered as 1024.0 of the smaller unit.
        while (unit < UNITS.length - 1 && value >= (unit == 0 ? 1024 : 1023.95)) {
            value /= 1024;
            unit++;
        }
        boolean wholeUnits = unit == 0 || (Math.abs(bytes) % (1L << (10 * unit)) == 0);
        String number = String.format(Locale.ROOT, wholeUnits ? "%.0f" : "%.1f", value);
        return (bytes < 0 ? "-" : "") + number + " " + UNITS[unit];
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return readable(bytes);
    }
}
