package io.github.memorybudget.assertj.error;

import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that running code allocates more than it may.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldAllocateAtMost extends BasicErrorMessageFactory {

    private ShouldAllocateAtMost(long limit, long measured, int runs) {
        super(
                "%nExpecting running code to allocate at most:%n  %s%nbut it allocated:%n  %s%n"
                        + "in the smallest of %s warm runs, %s too much",
                Sizes.both(limit), Sizes.both(measured), runs, Sizes.exact(measured - limit));
    }

    /**
     * Makes the message.
     *
     * @param limit what it may allocate, in bytes
     * @param measured what it allocated, in bytes
     * @param runs how many runs were measured
     */
    public static ErrorMessageFactory shouldAllocateAtMost(long limit, long measured, int runs) {
        return new ShouldAllocateAtMost(limit, measured, runs);
    }
}
