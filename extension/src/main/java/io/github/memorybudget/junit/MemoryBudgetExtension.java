package io.github.memorybudget.junit;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Measures the bodies of budgeted tests and judges them.
 *
 * <p>A test is announced before its own {@code @BeforeEach} methods, where no timeout is running, so that all that is done
 * once a JVM is done there. The body is measured where JUnit invokes it; it is judged, and rehearsed if need be, after the
 * test's own {@code @AfterEach} methods, when what they hold (a port, a row, a file) is free again. A dynamic test has
 * neither: it is announced where it is invoked, and judged at once.
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
        announce(context);
    }

    /** Announces a test that has a fixture, if that has not been done. */
    static void announce(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        if (isRehearsal(context)
                || store.get(MeasuredRun.class) != null
                || isFactory(context.getRequiredTestMethod())) {
            return;
        }
        MeasuredRun run = start(context);
        if (run != null) {
            store.put(MeasuredRun.class, run);
        }
    }

    /** To look for annotations on annotations takes longer than all else here, and a factory returns something. */
    private static boolean isFactory(Method method) {
        return method.getReturnType() != void.class && AnnotationSupport.isAnnotated(method, TestFactory.class);
    }

    /** The run of a test that is budgeted or surveyed; null for all others. */
    private static @Nullable MeasuredRun start(ExtensionContext context) {
        TestSpec spec = TestSpec.of(context);
        return spec.isBudgeted() || spec.isMeasured() ? MeasuredRun.start(context, spec) : null;
    }

    /** Whether an annotation has registered this extension for a test that is running. */
    static boolean isRegistered(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(IS_REGISTERED) != null;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        measureAnnounced(invocation, context, method.getExecutable(), false);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        measureAnnounced(invocation, context, method.getExecutable(), true);
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
        MeasuredRun run = isRehearsal(context) ? null : start(context);
        try {
            measure(run, invocation, context, null, false);
        } finally {
            if (run != null) {
                run.judge(Optional.empty());
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        MeasuredRun run = store.remove(MeasuredRun.class, MeasuredRun.class);
        if (run == null) {
            if (isRehearsal(context) || store.get(IS_FACTORY) != null) {
                return;
            }
            // A factory that made no tests, or something failed before it could be announced.
            run = start(context);
        }
        if (run != null) {
            run.judge(context.getExecutionException());
        }
    }

    private static void measureAnnounced(
            Invocation<Void> invocation, ExtensionContext context, Method method, boolean repeated) throws Throwable {
        MeasuredRun run = context.getStore(NAMESPACE).get(MeasuredRun.class, MeasuredRun.class);
        measure(run, invocation, context, method, repeated);
    }

    /** Runs a body; plainly where there is nothing to measure, or a timeout has ended the run before its body began. */
    private static void measure(
            @Nullable MeasuredRun run,
            Invocation<Void> invocation,
            ExtensionContext context,
            @Nullable Method method,
            boolean repeated)
            throws Throwable {
        if (run != null) {
            run.body(invocation, method, repeated);
            return;
        }
        Optional<String> ticket = context.getConfigurationParameter(RehearsalDesk.TICKET);
        if (ticket.isEmpty() || ticket.get().equals(PavedPath.TICKET)) {
            invocation.proceed();
        } else {
            RehearsedBody.run(invocation, ticket.get(), method, repeated);
        }
    }

    private static boolean isRehearsal(ExtensionContext context) {
        return context.getConfigurationParameter(RehearsalDesk.TICKET).isPresent();
    }
}
