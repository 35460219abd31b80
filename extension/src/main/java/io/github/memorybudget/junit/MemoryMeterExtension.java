package io.github.memorybudget.junit;

import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link MemoryMeter} to test methods, fixtures and constructors. Tests with a {@link MemoryBudget} have it
 * already; others register it with {@code @ExtendWith}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class MemoryMeterExtension implements ParameterResolver {

    /** For JUnit. */
    public MemoryMeterExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MemoryMeter.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new MemoryMeter();
    }
}
