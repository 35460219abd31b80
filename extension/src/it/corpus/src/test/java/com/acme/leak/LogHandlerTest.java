package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A handler of a logger for each call. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class LogHandlerTest {

    private static final Logger LOGGER = Logger.getLogger("com.acme.shop");

    @Test
    @MemoryBudget(retained = "64 KB")
    void logs() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(new MemoryHandler());
        LOGGER.info("sold");
        assertTrue(LOGGER.getHandlers().length > 0);
    }

    private static final class MemoryHandler extends Handler {

        private final byte[] buffer = new byte[1_000_000];

        @Override
        public void publish(LogRecord record) {
            buffer[0]++;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
