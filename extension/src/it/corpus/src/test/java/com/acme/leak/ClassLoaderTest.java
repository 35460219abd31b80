package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Class loaders that are kept with their classes. */
@Leaks(atLeast = 100_000)
class ClassLoaderTest {

    private static final List<Object> PLUGINS = new ArrayList<>(1_000);

    @Test
    @MemoryBudget(retained = "16 KB")
    void deploys() throws Exception {
        URL here = getClass().getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(Plugin.class.getName());
            PLUGINS.add(type.getConstructor().newInstance());
        }
        assertTrue(PLUGINS.size() > 0);
    }

    /** Loaded by the test's loader, besides the one of the class path. */
    public static final class Plugin {

        private static final byte[] CACHE = new byte[100_000];

        /** Makes the cache, by its first use. */
        public Plugin() {
            CACHE[0] = 1;
        }
    }
}
