package io.github.memorybudget.junit;

import io.github.memorybudget.core.measure.Plan;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** What is done with a body that runs as a rehearsal. */
@FunctionalInterface
interface RehearsedBody {

    /**
     * Runs the body.
     *
     * @param desk where figures are left
     * @param method the test method, or null where the body is not called by reflection
     * @param repeated whether the method will be called many times
     */
    void run(RehearsalDesk desk, Invocation<Void> invocation, @Nullable Method method, boolean repeated)
            throws Throwable;

    /** Measures the body, and leaves the figures. */
    static RehearsedBody measured(Plan plan) {
        return (desk, invocation, method, repeated) ->
                desk.leave(new WindowedBody(plan, invocation, method, repeated).run(unused -> {}));
    }

    /** Runs the body for whoever asked for it. */
    static void run(Invocation<Void> invocation, String ticket, @Nullable Method method, boolean repeated)
            throws Throwable {
        RehearsalDesk desk = RehearsalDesk.of(ticket);
        if (desk == null) {
            throw new IllegalStateException("The rehearsal " + ticket + " is over");
        }
        desk.body().run(desk, invocation, method, repeated);
    }
}
