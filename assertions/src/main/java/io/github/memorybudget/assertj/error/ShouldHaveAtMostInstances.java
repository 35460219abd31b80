package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.footprint.ObjectSize;
import java.util.Locale;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that more objects of a type can be reached from an object than may be.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldHaveAtMostInstances extends BasicErrorMessageFactory {

    private ShouldHaveAtMostInstances(String type, Class<?> counted, long limit, ObjectSize measured) {
        super(
                "%nExpecting %s to reach at most:%n  %s instances of %s%nbut it reaches:%n  %s%s",
                unquotedString(type),
                number(limit),
                unquotedString(counted.getTypeName()),
                number(measured.instancesOf(counted)),
                Makeup.told(
                        "They are:",
                        measured.classes().stream()
                                .filter(size -> counted.isAssignableFrom(size.type()))
                                .toList()));
    }

    private static Plain number(long number) {
        return new Plain(String.format(Locale.ROOT, "%,d", number));
    }

    /**
     * Makes the message.
     *
     * @param type name of the object's class
     * @param counted what was counted
     * @param limit how many there may be
     * @param measured what the object is made of
     */
    public static ErrorMessageFactory shouldHaveAtMostInstances(
            String type, Class<?> counted, long limit, ObjectSize measured) {
        return new ShouldHaveAtMostInstances(type, counted, limit, measured);
    }
}
