package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Bundles of resources, which the JDK caches softly. */
class ResourceBundleTest {

    @Test
    @KeepsNothing
    void translates() {
        ResourceBundle german = ResourceBundle.getBundle("com.acme.words", Locale.GERMAN);
        ResourceBundle other = ResourceBundle.getBundle("com.acme.words", Locale.ROOT);
        assertEquals("Hallo", german.getString("greeting"));
        assertEquals("Hello", other.getString("greeting"));
    }
}
