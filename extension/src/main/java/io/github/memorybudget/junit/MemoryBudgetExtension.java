package io.github.memorybudget.junit;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Measures the bodies of budgeted tests and judges them.
 *
 * <p>The body is measured where JUnit invokes it; it is judged, and rehearsed if need be, after the test's own
 * {@code @AfterEach} methods, when what they hold (a port, a row, a file) is free again. A dynamic test has none and is
 * judged at once.
 */
final class MemoryBudgetExtension
        implements ExecutionCondition, InvocationInterceptor, BeforeEachCallback, AfterEachCallback {

    private static final ConditionEvaluationResult ENABLED = ConditionEvaluationResult.enabled(null);
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(MemoryBudgetExtension.class);

    /** Set where a test method only makes other tests, and has no body to judge. */
    private static final String IS_FACTORY = "factory";

    /** Set where an annotation has registered this extension. */
    private static final String IS_REGISTERED = "registered";

    /** A malformed budget fails the test here, before anything of it runs. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent() && context.getTestClass().isPresent() && !isRehearsal(context)) {
            TestSpec.of(context);
        }
        return ENABLED;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(IS_REGISTERED, true);
    }

    /** Whether an annotation has registered this extension for a test that is running. */
    static boolean isRegistered(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(IS_REGISTERED) != null;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        measure(invocation, context, method.getExecutable(), false);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        measure(invocation, context, method.getExecutable(), true);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        context.getStore(NAMESPACE).put(IS_FACTORY, true);
        return invocation.proceed();
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        MeasuredRun run = measure(invocation, context, null, false);
        if (run != null) {
            run.judge(Optional.empty());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        if (isRehearsal(context) || store.get(IS_FACTORY) != null) {
            return;
        }
        MeasuredRun run = store.remove(MeasuredRun.class, MeasuredRun.class);
        if (run == null) {
            TestSpec spec = TestSpec.of(context);
            if (spec.isBudgeted() || spec.isMeasured()) {
                run = MeasuredRun.withoutBody(context, spec);
            }
        }
        if (run != null) {
            run.judge(context.getExecutionException());
        }
    }

    private static @Nullable MeasuredRun measure(
            Invocation<Void> invocation, ExtensionContext context, @Nullable Method method, boolean repeated)
            throws Throwable {
        Optional<String> ticket = context.getConfigurationParameter(RehearsalDesk.TICKET);
        if (ticket.isPresent()) {
            if (ticket.get().equals(PavedPath.TICKET)) {
                invocation.proceed();
            } else {
                RehearsedBody.run(invocation, ticket.get(), method, repeated);
            }
            return null;
        }
        TestSpec spec = TestSpec.of(context);
        if (!spec.isMeasured()) {
            invocation.proceed();
            return null;
        }
        MeasuredRun run = MeasuredRun.start(context, spec);
        context.getStore(NAMESPACE).put(MeasuredRun.class, run);
        run.body(invocation, method, repeated);
        return run;
    }

    private static boolean isRehearsal(ExtensionContext context) {
        return context.getConfigurationParameter(RehearsalDesk.TICKET).isPresent();
    }
}
