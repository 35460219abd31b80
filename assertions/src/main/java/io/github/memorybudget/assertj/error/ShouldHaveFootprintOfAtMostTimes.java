package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.footprint.ObjectSize;
import java.util.Locale;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that an object is larger than it may be, compared with another one.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldHaveFootprintOfAtMostTimes extends BasicErrorMessageFactory {

    private ShouldHaveFootprintOfAtMostTimes(
            String type, double times, String otherType, ObjectSize measured, ObjectSize other) {
        super(
                "%nExpecting the footprint of %s to be at most %s times that of %s:%n  %s%nbut it was:%n  %s%n"
                        + "%s times as large%s%s",
                unquotedString(type),
                new Plain(times(times)),
                unquotedString(otherType),
                Sizes.both(other.bytes()),
                Sizes.both(measured.bytes()),
                new Plain(String.format(Locale.ROOT, "%.3f", measured.bytes() / (double) other.bytes())),
                Makeup.told("What makes it up:", measured.classes()),
                Makeup.told("What makes up the other:", other.classes()));
    }

    private static String times(double times) {
        return times == Math.rint(times) ? String.format(Locale.ROOT, "%.0f", times) : Double.toString(times);
    }

    /**
     * Makes the message.
     *
     * @param type name of the object's class
     * @param times how many times as large it may be
     * @param otherType name of the other object's class
     * @param measured how large the object is
     * @param other how large the other one is
     */
    public static ErrorMessageFactory shouldHaveFootprintOfAtMostTimes(
            String type, double times, String otherType, ObjectSize measured, ObjectSize other) {
        return new ShouldHaveFootprintOfAtMostTimes(type, times, otherType, measured, other);
    }
}
