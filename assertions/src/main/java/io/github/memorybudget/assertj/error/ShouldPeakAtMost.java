package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.result.ClassGrowth;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that running code has more live at once than it may.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldPeakAtMost extends BasicErrorMessageFactory {

    private ShouldPeakAtMost(long limit, long measured, List<ClassGrowth> growth) {
        super(
                "%nExpecting running code to peak at most:%n  %s%nbut live at once were at least:%n  %s%n%s too much%s",
                Sizes.both(limit),
                Sizes.both(measured),
                Sizes.exact(measured - limit),
                Growth.told("What was live then:", growth));
    }

    /**
     * Makes the message.
     *
     * @param limit how far the live heap may rise, in bytes
     * @param measured how far it was seen to rise, in bytes
     * @param growth what was live then and not before, the largest first; empty where that is not known
     */
    public static ErrorMessageFactory shouldPeakAtMost(long limit, long measured, List<ClassGrowth> growth) {
        return new ShouldPeakAtMost(limit, measured, growth);
    }
}
