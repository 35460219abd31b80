package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import com.acme.KeepsNothing;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** A class loader that is closed and let go with its classes. */
class ClassLoaderDroppedTest {

    @Test
    @KeepsNothing
    void loads() throws Exception {
        URL here = getClass().getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(Plugin.class.getName());
            assertNotSame(Plugin.class, type);
            assertEquals(
                    "plugged",
                    type.getMethod("toString").invoke(type.getConstructor().newInstance()));
        }
    }

    /** Loaded by the test's loader, besides the one of the class path. */
    public static final class Plugin {

        @Override
        public String toString() {
            return "plugged";
        }
    }
}
