package io.github.memorybudget.junit;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Reaches the tests for which JUnit registers no extension of ours: those without an annotation, in a survey, and those
 * whose budget stands on a method that they override or implement. Found by JUnit's own detection of extensions, which is
 * switched on only where it is needed. Where an annotation has registered the extension, this one stands aside, since the
 * other is nearer to the body.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AutoRegisteredExtension
        implements ExecutionCondition, InvocationInterceptor, BeforeEachCallback, AfterEachCallback {

    /** Runs that need it; where the user has all extensions detected, it is registered in others, too, and does nothing. */
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final MemoryBudgetExtension extension = new MemoryBudgetExtension();

    /** For JUnit's service loader. */
    public AutoRegisteredExtension() {}

    /** A run begins that needs it. */
    static void begin() {
        RUNS.incrementAndGet();
    }

    /** A run that needed it has ended. */
    static void end() {
        RUNS.decrementAndGet();
    }

    private static boolean standsAside(ExtensionContext context) {
        return RUNS.get() == 0 || MemoryBudgetExtension.isRegistered(context);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return standsAside(context)
                ? ConditionEvaluationResult.enabled(null)
                : extension.evaluateExecutionCondition(context);
    }

    /** Whether an annotation has registered the other is not known yet; which of both announces a test is the same. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (RUNS.get() != 0) {
            MemoryBudgetExtension.announce(context);
        }
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        KeptFixture.intercept(invocation, method.getExecutable(), context);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        KeptFixture.intercept(invocation, method.getExecutable(), context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (standsAside(context)) {
            invocation.proceed();
        } else {
            extension.interceptTestMethod(invocation, method, context);
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (standsAside(context)) {
            invocation.proceed();
        } else {
            extension.interceptTestTemplateMethod(invocation, method, context);
        }
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return standsAside(context)
                ? invocation.proceed()
                : extension.interceptTestFactoryMethod(invocation, method, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        if (standsAside(context)) {
            invocation.proceed();
        } else {
            extension.interceptDynamicTest(invocation, dynamicTest, context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!standsAside(context)) {
            extension.afterEach(context);
        }
    }
}
