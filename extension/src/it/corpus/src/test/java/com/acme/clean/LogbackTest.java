package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** SLF4J on Logback with its default configuration. */
class LogbackTest {

    @Test
    @KeepsNothing
    void logs() {
        Logger logger = LoggerFactory.getLogger("com.acme.shop.orders");
        MDC.put("order", "4711");
        logger.info("sold {} of {}", 3, "apples");
        MDC.clear();
        assertTrue(logger.isErrorEnabled());
    }
}
