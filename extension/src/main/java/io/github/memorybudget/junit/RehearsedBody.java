package io.github.memorybudget.junit;

import io.github.memorybudget.core.measure.Plan;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Measures the body, and leaves the figures; each time in other moments, where it watches. */
    static RehearsedBody measured(Plan plan) {
        AtomicInteger runs = new AtomicInteger();
        return (desk, invocation, method, repeated) -> {
            Plan shifted = plan.shifted(runs.incrementAndGet());
            desk.leave(new WindowedBody(shifted, invocation, method, repeated).run(unused -> {}));
        };
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
