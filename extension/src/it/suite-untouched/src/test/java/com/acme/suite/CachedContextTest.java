package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The same context from Spring's cache, left as it is. */
@SpringJUnitConfig(SharedContext.class)
@MemoryBudget(allocated = "256 KB")
class CachedContextTest {

    @Autowired
    private SharedContext.Connection connection;

    @Test
    void first() {
        use("first");
    }

    @Test
    void second() {
        use("second");
    }

    private void use(String test) {
        assertTrue(connection.isOpen());
        assertEquals("answer", connection.ask());
        FirstUse.by("cached " + test);
    }
}
