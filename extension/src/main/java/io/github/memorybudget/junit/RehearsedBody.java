package io.github.memorybudget.junit;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** Measures a body that runs as a rehearsal, and hands the figures to whoever asked for it. */
final class RehearsedBody {

    private RehearsedBody() {}

    static void measure(Invocation<Void> invocation, String ticket, @Nullable Method method, boolean repeated)
            throws Throwable {
        RehearsalDesk desk = RehearsalDesk.of(ticket);
        if (desk == null) {
            throw new IllegalStateException("The rehearsal " + ticket + " is over");
        }
        desk.leave(WindowedBody.run(desk.plan(), invocation, method, repeated, unused -> {}));
    }
}
