package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Tests that need a configuration parameter of Surefire's, in a rehearsal, too. */
@ExtendWith(ParameterTest.Flavour.class)
@MemoryBudget(allocated = "256 KB")
class ParameterTest {

    @Test
    void first(String flavour) {
        assertEquals("sour", flavour);
        FirstUse.by("parameter first");
    }

    @Test
    void second(String flavour) {
        assertEquals("sour", flavour);
        FirstUse.by("parameter second");
    }

    /** Hands the configuration parameter on. */
    static final class Flavour implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return true;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getConfigurationParameter("acme.flavour").orElse("none");
        }
    }
}
