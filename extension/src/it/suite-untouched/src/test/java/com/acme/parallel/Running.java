package com.acme.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Counts the tests that run at this moment. */
final class Running implements BeforeEachCallback, AfterEachCallback {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static void assertAlone() {
        assertEquals(1, COUNT.get(), "tests at the same time");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        COUNT.incrementAndGet();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        COUNT.decrementAndGet();
    }
}
