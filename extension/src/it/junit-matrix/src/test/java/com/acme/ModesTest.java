package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class ModesTest {

    @ParameterizedTest
    @CsvSource({"enforce, 1", "record, 0", "off, 0"})
    void decideWhetherALeakFails(String mode, long failures) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Leaky.class))
                                .configurationParameter("memoryBudget.mode", mode)
                                .build(),
                        listener);
        assertEquals(1, listener.getSummary().getTestsStartedCount());
        assertEquals(failures, listener.getSummary().getTestsFailedCount());
    }

    /** Not found by its name, only run from above. */
    static class Leaky {

        @Test
        @MemoryBudget(retained = "16 KB")
        void leaks() {
            Keeper.keep(100_000);
        }
    }
}
