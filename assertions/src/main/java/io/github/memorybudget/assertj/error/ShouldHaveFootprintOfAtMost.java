package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.footprint.ObjectSize;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that an object is larger than it may be, with all that can be reached from it.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldHaveFootprintOfAtMost extends BasicErrorMessageFactory {

    private ShouldHaveFootprintOfAtMost(String type, long limit, ObjectSize measured) {
        super(
                "%nExpecting the footprint of %s to be at most:%n  %s%nbut it was:%n  %s%n%s too much%s",
                unquotedString(type),
                Sizes.both(limit),
                Sizes.both(measured.bytes()),
                Sizes.exact(measured.bytes() - limit),
                Makeup.told("What makes it up:", measured.classes()));
    }

    /**
     * Makes the message.
     *
     * @param type name of the object's class
     * @param limit how large it may be, in bytes
     * @param measured how large it is
     */
    public static ErrorMessageFactory shouldHaveFootprintOfAtMost(String type, long limit, ObjectSize measured) {
        return new ShouldHaveFootprintOfAtMost(type, limit, measured);
    }
}
