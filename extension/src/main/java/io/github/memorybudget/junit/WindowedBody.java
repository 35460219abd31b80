package io.github.memorybudget.junit;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.MemoryWindow;
import io.github.memorybudget.core.measure.Plan;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** One body inside one window. */
final class WindowedBody {

    private WindowedBody() {}

    /**
     * Runs and measures the body.
     *
     * @param method the test method, or null where the body is not called by reflection
     * @param repeated whether the method will be called many times
     * @throws Throwable what the body threw; nothing is measured then
     */
    static Measurement run(Plan plan, Invocation<Void> invocation, @Nullable Method method, boolean repeated)
            throws Throwable {
        if (method != null) {
            InvocationPath.prepare(method, repeated);
        }
        long overhead = method == null ? 0 : InvocationPath.overhead();
        MemoryWindow window = MemoryWindow.open(plan);
        try {
            invocation.proceed();
        } catch (Throwable thrown) {
            window.closeBody();
            window.abandon();
            throw thrown;
        }
        window.closeBody();
        return window.measure(overhead);
    }
}
