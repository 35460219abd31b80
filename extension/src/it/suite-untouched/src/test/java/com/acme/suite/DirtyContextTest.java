package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A cached context, which one of the tests and the end of the class mark as dirty. */
@SpringJUnitConfig(SharedContext.class)
@DirtiesContext
@MemoryBudget(allocated = "256 KB")
class DirtyContextTest {

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private SharedContext.Connection connection;

    @BeforeEach
    @AfterEach
    void isOpen() {
        assertTrue(context.isActive());
        assertTrue(connection.isOpen());
    }

    @Test
    void first() {
        use("first");
    }

    @Test
    @DirtiesContext
    void second() {
        use("second");
    }

    @Test
    void third() {
        use("third");
    }

    private void use(String test) {
        assertEquals("answer", connection.ask());
        FirstUse.by("dirty " + test);
    }
}
