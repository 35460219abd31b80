package io.github.memorybudget.assertj;

import io.github.memorybudget.core.measure.PositiveControl;
import org.jspecify.annotations.Nullable;

/**
 * Has the instruments prove themselves before the live heap is read for the first time. A proof lasts for the JVM's life; a
 * failure is tried again by the next assertion, since it may be due to something else that was measured just then.
 */
final class Control {

    private static volatile boolean proven;

    private Control() {}

    /** Why readings of the live heap can't be trusted, or null where they can. */
    static @Nullable String problem() {
        if (proven) {
            return null;
        }
        String outcome = PositiveControl.run();
        proven = outcome.equals(PositiveControl.OK);
        return proven ? null : outcome;
    }
}
