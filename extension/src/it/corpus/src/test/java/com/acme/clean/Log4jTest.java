package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.api.Test;

/** Log4j with its default configuration, and a context of the thread that is cleared. */
class Log4jTest {

    @Test
    @KeepsNothing
    void logs() {
        Logger logger = LogManager.getLogger("com.acme.shop");
        ThreadContext.put("order", "4711");
        logger.error("sold {} of {}", 3, "apples");
        logger.debug("not shown {}", 4);
        ThreadContext.clearAll();
        assertTrue(ThreadContext.isEmpty());
    }
}
