package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.result.ClassGrowth;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that running code keeps more than it may.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldRetainAtMost extends BasicErrorMessageFactory {

    private ShouldRetainAtMost(long limit, long measured, int runs, List<ClassGrowth> growth) {
        super(
                "%nExpecting running code to retain at most:%n  %s%nbut it retained:%n  %s%n"
                        + "in the median of %s warm runs, %s too much%s",
                Sizes.both(limit),
                Sizes.both(measured),
                runs,
                Sizes.exact(measured - limit),
                Growth.told("What grew:", growth));
    }

    /**
     * Makes the message.
     *
     * @param limit what it may keep, in bytes
     * @param measured what it kept, in bytes
     * @param runs how many runs were measured
     * @param growth what grew in one run, the largest first; empty where that is not known
     */
    public static ErrorMessageFactory shouldRetainAtMost(
            long limit, long measured, int runs, List<ClassGrowth> growth) {
        return new ShouldRetainAtMost(limit, measured, runs, growth);
    }
}
