package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Formatted text in two locales. */
class FormatTest {

    @Test
    @KeepsNothing
    void formats() {
        assertEquals("1.234,50", String.format(Locale.GERMANY, "%,.2f", 1_234.5));
        assertEquals("1,234.50", String.format(Locale.ROOT, "%,.2f", 1_234.5));
        assertEquals("ff 00042 true", String.format(Locale.ROOT, "%x %05d %b", 255, 42, true));
        assertEquals("a=1", MessageFormat.format("{0}={1}", "a", 1));
    }
}
