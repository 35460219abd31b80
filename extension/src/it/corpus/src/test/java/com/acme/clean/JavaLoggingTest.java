package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** A logger of the JDK with a handler that is taken off. */
class JavaLoggingTest {

    @Test
    @KeepsNothing
    void logs() {
        Logger logger = Logger.getLogger("com.acme.shop");
        StringBuilder seen = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                seen.append(new SimpleFormatter().formatMessage(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        logger.log(Level.INFO, "sold {0}", 3);
        logger.removeHandler(handler);
        assertEquals("sold 3", seen.toString());
    }
}
