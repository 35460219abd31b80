package io.github.memorybudget.junit;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.MemoryWindow;
import io.github.memorybudget.core.measure.Plan;
import java.lang.ref.Reference;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** One body inside one window. */
final class WindowedBody {

    private final Plan plan;
    private final Invocation<Void> invocation;
    private final @Nullable Method method;

    /**
     * Prepares the way to the body.
     *
     * @param method the test method, or null where the body is not called by reflection
     * @param repeated whether the method will be called many times
     */
    WindowedBody(Plan plan, Invocation<Void> invocation, @Nullable Method method, boolean repeated) {
        this.plan = plan;
        this.invocation = invocation;
        this.method = method;
        if (method != null) {
            InvocationPath.prepare(method, repeated);
        }
    }

    /**
     * Runs and measures the body.
     *
     * @param exhausted takes what is known of a body that ran out of memory
     * @throws Throwable what the body threw; nothing is measured then, unless it ran out of memory
     */
    Measurement run(Consumer<Measurement> exhausted) throws Throwable {
        long overhead = method == null ? 0 : InvocationPath.overhead();
        MemoryWindow window = MemoryWindow.open(plan);
        try {
            invocation.proceed();
        } catch (Throwable thrown) {
            window.closeBody();
            if (isExhaustion(thrown)) {
                measureExhausted(window, overhead, exhausted, thrown);
            } else {
                window.abandon();
            }
            throw thrown;
        }
        window.closeBody();
        Measurement measured = window.measure(overhead);
        // Alive at the reading before the body, where they are still needed; so they must be at the one after, too.
        Reference.reachabilityFence(this);
        Reference.reachabilityFence(invocation);
        Reference.reachabilityFence(exhausted);
        return measured;
    }

    private static void measureExhausted(
            MemoryWindow window, long overhead, Consumer<Measurement> exhausted, Throwable thrown) {
        try {
            exhausted.accept(window.measure(overhead));
        } catch (OutOfMemoryError again) {
            thrown.addSuppressed(again);
        }
    }

    /** Whether memory ran out, in the body or in something that it waited for. */
    static boolean isExhaustion(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }
}
