package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.result.LeakTrace;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says that an object which should be garbage is still reachable.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldBeCollected extends BasicErrorMessageFactory {

    private ShouldBeCollected(String type, List<LeakTrace> traces, @Nullable String problem) {
        super(
                "%nExpecting the referent to be collected:%n  %s%nbut it is still reachable after full collections%s",
                unquotedString(type), Traces.told("What holds it:", traces, problem));
    }

    /**
     * Makes the message.
     *
     * @param type name of the referent's class
     * @param traces what holds it
     * @param problem why nothing that holds it was found, or null
     */
    public static ErrorMessageFactory shouldBeCollected(String type, List<LeakTrace> traces, @Nullable String problem) {
        return new ShouldBeCollected(type, traces, problem);
    }
}
