package io.github.memorybudget.assertj.error;

import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that running code allocates though it may not.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldAllocateNothing extends BasicErrorMessageFactory {

    private ShouldAllocateNothing(long measured, int runs) {
        super(
                "%nExpecting running code to allocate nothing%nbut it allocated:%n  %s%nin the smallest of %s warm runs",
                Sizes.both(measured), runs);
    }

    /**
     * Makes the message.
     *
     * @param measured what it allocated, in bytes
     * @param runs how many runs were measured
     */
    public static ErrorMessageFactory shouldAllocateNothing(long measured, int runs) {
        return new ShouldAllocateNothing(measured, runs);
    }
}
