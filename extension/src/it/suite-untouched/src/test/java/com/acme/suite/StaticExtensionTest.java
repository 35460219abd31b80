package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An extension object that ends with the class, as servers for tests do: JUnit would end it after each rehearsal. */
@MemoryBudget(allocated = "256 KB")
class StaticExtensionTest {

    static final class Server implements BeforeAllCallback, AfterAllCallback {

        private boolean runs;

        @Override
        public void beforeAll(ExtensionContext context) {
            runs = true;
        }

        @Override
        public void afterAll(ExtensionContext context) {
            runs = false;
        }
    }

    @RegisterExtension
    static final Server SERVER = new Server();

    @Test
    void first() {
        use("first");
    }

    @Test
    void second() {
        use("second");
    }

    @Test
    void third() {
        use("third");
    }

    private static void use(String test) {
        assertTrue(SERVER.runs);
        FirstUse.by("extension " + test);
    }
}
